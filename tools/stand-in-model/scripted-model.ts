import { createHash } from 'node:crypto';
import { type EvalCase, questionsOf } from '../../shared/case/eval-case.ts';
import { chatCompletion } from './chat-completion.ts';
import type { ReceivedRequest, ScriptedReply } from './model-server.ts';

/** Right letter by question text. */
export type AnswerKey = ReadonlyMap<string, string>;

export const answerKeyOf = (cases: readonly EvalCase[]): AnswerKey =>
  new Map(
    cases.flatMap(questionsOf).map(({ question, correct_answer }) => [question, correct_answer] as const),
  );

export interface ScriptedModelOptions {
  readonly answerKey: AnswerKey;
  /** Share of questions answered correctly. */
  readonly skill?: number;
  /** Share of requests that are refused (429, Retry-After 1 s) or break (500) the first time. */
  readonly failing?: { readonly refused: number; readonly broken: number };
  /** How often in a row a failing request fails before it is answered. */
  readonly failuresInARow?: number;
}

/**
 * A made-up model for demonstrations and end-to-end tests. The same request leads to the same letter and the same
 * wording on any machine; failures come back with every new run, since a request that was answered starts over.
 */
export const createScriptedModel = ({
  answerKey,
  skill = 0.8,
  failing = { refused: 0.05, broken: 0.05 },
  failuresInARow = 1,
}: ScriptedModelOptions): ((request: ReceivedRequest) => ScriptedReply) => {
  const failures = new Map<string, number>();
  return (request) => {
    const identity = JSON.stringify([request.body.model, request.firstText, request.lastText]);
    const failure = failureOf(share('failure', identity), failing);
    const failed = failures.get(identity) ?? 0;
    if (failure && failed < failuresInARow) {
      failures.set(identity, failed + 1);
      return failure;
    }
    failures.delete(identity);
    return answerTo(request.lastText, { answerKey, skill });
  };
};

const failureOf = (
  place: number,
  { refused, broken }: { readonly refused: number; readonly broken: number },
): ScriptedReply | undefined => {
  if (place < refused) {
    const error = {
      message: 'Rate limit reached for requests',
      type: 'requests',
      code: 'rate_limit_exceeded',
    };
    return { status: 429, headers: { 'retry-after': '1' }, body: { error } };
  }
  if (place < refused + broken) {
    return { status: 500, body: { error: { message: 'The server had an error', type: 'server_error' } } };
  }
  return undefined;
};

const answerTo = (
  text: string,
  { answerKey, skill }: { readonly answerKey: AnswerKey; readonly skill: number },
): ScriptedReply => {
  const asked = /\* Question: ([\s\S]*?)\n\* Options:\n([\s\S]*)/.exec(text);
  const question = asked?.[1] ?? '';
  const right = answerKey.get(question);
  // Not a question of the dataset: a connection test.
  if (right === undefined) return 'A';
  const letters = [...(asked?.[2] ?? '').matchAll(/^([A-J])\. /gm)].map(([, letter]) => letter ?? '');
  const wrong = letters.filter((letter) => letter !== right);
  const isRight = share('skill', question) < skill || wrong.length === 0;
  return worded(isRight ? right : pick(wrong, share('wrong', question)), question);
};

/** Each is read as the letter by both extractors. */
const wordings = [
  (letter: string) => chatCompletion(`\\boxed{${letter}}`),
  (letter: string) => chatCompletion(`The answer is ${letter}.`),
  (letter: string) =>
    chatCompletion(`The findings fit one of the options best.\n\n**Answer: ${letter}**`, {
      message: { reasoning_content: 'History first, then the pictures, then what the options leave open.' },
    }),
  (letter: string) =>
    chatCompletion(`The course and the pictures agree on this one.\n\nFinal answer: \\boxed{${letter}}`),
  (letter: string) => chatCompletion(`<think>\nThe history narrows it down.\n</think>\n\n\\boxed{${letter}}`),
];

const worded = (letter: string, question: string): ScriptedReply => ({
  headers: { 'x-request-id': `scripted-${digest('id', question).toString('hex').slice(0, 12)}` },
  body: pick(wordings, share('wording', question))(letter),
});

const pick = <T>(choices: readonly T[], place: number): T => {
  const choice = choices[Math.floor(place * choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
};

/** Evenly distributed in [0, 1), by what is drawn and for whom. */
const share = (draw: string, content: string): number => digest(draw, content).readUInt32BE(0) / 2 ** 32;

const digest = (draw: string, content: string): Buffer =>
  createHash('sha256').update(`${draw}\0${content}`).digest();
