import { isPathProblem } from '../model/find-base.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import { makeTestCall, type TestCallDependencies } from '../model/test-call.ts';

/** A picture as a request carries it, and how a reply shows that it was seen (docs/protocol.md, "Vision check"). */
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

/** What a model says when it was shown nothing: as long as a description, so the reference takes it for one. */
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
  /** False when every call failed: that says nothing about pictures. */
  readonly replied: boolean;
  /** What the model said, or why it could not. */
  readonly said: string;
  readonly ms: number;
  /** Set when the base URL seems wrong, whatever the model can see. */
  readonly isPathProblem?: true;
}

/** As the reference asks. */
const patience = { maxTries: 2, waitMs: 1_000 };

/** Shows the model one picture. A failed call is a result too: what is checked is whether pictures arrive. */
export const checkVision = async (
  { url, prompt, isSeen }: VisionTest,
  dependencies: TestCallDependencies,
): Promise<VisionResult> => {
  const content = [{ type: 'text', text: prompt } as const, { type: 'image', url } as const];
  const { result, ms } = await makeTestCall([{ role: 'user', content }], patience, dependencies);
  if (result instanceof ModelCallError) {
    const said = `${result.failure}: ${result.message}${hostNote(result, url)}`;
    return { passed: false, replied: false, said, ms, ...(isPathProblem(result) && { isPathProblem: true }) };
  }
  const { text, finishReason } = result;
  const said = text || `nothing (finish reason ${finishReason ?? 'unknown'})`;
  return { replied: true, passed: text !== '' && isSeen(text), said: said.slice(0, 300), ms };
};

/** Shows pictures one after the other, until one does not arrive. */
export const checkPictures = async (
  tests: readonly [VisionTest, ...VisionTest[]],
  dependencies: TestCallDependencies,
): Promise<VisionResult> => {
  const [first, ...others] = tests;
  let result = await checkVision(first, dependencies);
  for (const test of others) {
    if (!result.passed) break;
    result = await checkVision(test, dependencies);
  }
  return result;
};

/** A picture lies on a host that is neither the endpoint's nor ours. */
const hostNote = ({ failure }: ModelCallError, url: string): string => {
  const host = /^https?:/i.test(url) ? URL.parse(url)?.host : undefined;
  return failure === 'image download' && host
    ? ` (the picture is on ${host}: that host, not the endpoint, refused it or cannot be reached from there)`
    : '';
};
