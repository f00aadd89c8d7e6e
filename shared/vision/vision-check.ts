import type { AskModel, ChatMessage, ModelReply } from '../model/ask-model.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import type { RequestParameters } from '../model/request-parameters.ts';

/** A picture as a request carries it, and how a reply shows that it was seen (PROTOCOL.md, "Vision check"). */
export interface VisionTest {
  readonly url: string;
  readonly prompt: string;
  readonly isSeen: (reply: string) => boolean;
}

/** @param url of the yellow picture: a data URI or an address */
export const colorTest = (url: string): VisionTest => ({
  url,
  prompt: 'What is the dominant color of this image? Answer in one word.',
  isSeen: (reply) => /yellow/i.test(reply),
});

/** What a model says that was shown nothing: as long as a description, and the reference takes it for one. */
const denials = [
  /\bI\b.{0,20}(can(no|['’])t|unable|not able|do(n['’]t| not)|did(n['’]t| not)).{0,40}\b(see|view|access|open|load|display|process|analy[sz]e|describe|images?|pictures?|photos?)\b/i,
  /\bno (image|picture|photo)\b.{0,30}\b(attached|provided|included|shared|uploaded|visible)\b/i,
  /\b(upload|attach|provide|share) (the|an|your) (image|picture|photo)/i,
];

/** @param url of any photograph */
export const descriptionTest = (url: string): VisionTest => ({
  url,
  prompt: 'Describe this image in one sentence.',
  isSeen: (reply) => reply.length > 10 && !denials.some((denial) => denial.test(reply)),
});

export interface VisionResult {
  readonly passed: boolean;
  /** What the model said, or why it could not. */
  readonly said: string;
  readonly ms: number;
}

interface VisionCheckDependencies {
  readonly askModel: AskModel;
  readonly parameters: RequestParameters;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** As the reference asks. */
const mostTries = 2;
const waitMs = 1_000;

/** Shows the model one picture. A failed call is a result too: what is checked is whether pictures arrive. */
export const checkVision = async (
  test: VisionTest,
  dependencies: VisionCheckDependencies,
): Promise<VisionResult> => {
  const startedAt = dependencies.now();
  const reply = await ask(test, dependencies);
  const ms = Math.round(dependencies.now() - startedAt);
  if (reply instanceof ModelCallError)
    return { passed: false, said: `${reply.failure}: ${reply.message}`, ms };
  const said = reply.text || `nothing (finish reason ${reply.finishReason ?? 'unknown'})`;
  return { passed: reply.text !== '' && test.isSeen(reply.text), said: said.slice(0, 300), ms };
};

const ask = async (
  { url, prompt }: VisionTest,
  { askModel, parameters, timeoutMs, sleep }: VisionCheckDependencies,
): Promise<ModelReply | ModelCallError> => {
  const content = [{ type: 'text', text: prompt } as const, { type: 'image', url } as const];
  const messages: ChatMessage[] = [{ role: 'user', content }];
  for (let tries = 1; ; ) {
    const { current } = parameters;
    try {
      return await askModel({ messages, parameters: current, timeoutMs });
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      if (await parameters.adapt(current, error)) continue;
      if (error.scope !== 'again' || tries === mostTries) return error;
      tries += 1;
      await sleep(waitMs);
    }
  }
};
