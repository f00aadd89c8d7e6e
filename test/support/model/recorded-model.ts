import type {
  AskModel,
  ChatMessage,
  ModelReply,
  SamplingParameters,
} from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import type { FakeClock } from '../../../tools/doubles/fake-clock.ts';
import { makeReply } from '../../../tools/made-up/factories.ts';

export interface RecordedCall {
  readonly caseKey: string;
  /** Index of the question. */
  readonly question: number;
  /** How often this question has been asked, this time included. */
  readonly time: number;
  readonly atMs: number;
  readonly parameters: SamplingParameters;
  readonly messages: readonly ChatMessage[];
}

/** What the model does: a reply, a failure, or how long it takes (ms) to either. */
export type Script = (call: RecordedCall) => ModelReply | ModelCallError | undefined;

export interface RecordedModel {
  readonly askModel: AskModel;
  readonly calls: readonly RecordedCall[];
  /** Requests for one question. */
  count(caseKey: string, question: number): number;
  /** Conversations at once, at most. */
  readonly maxAtOnce: number;
}

/** A model in memory for cases of `aCase` with `recordedKeys`. Answers by case and question alone, so that any two runs agree. */
export const createRecordedModel = (
  clock: FakeClock,
  { script = () => undefined, latencyMs = () => 1_000 }: { script?: Script; latencyMs?: () => number } = {},
): RecordedModel => {
  const calls: RecordedCall[] = [];
  let atOnce = 0;
  let maxAtOnce = 0;
  const count = (caseKey: string, question: number) =>
    calls.filter((call) => call.caseKey === caseKey && call.question === question).length;
  return {
    calls,
    count,
    get maxAtOnce() {
      return maxAtOnce;
    },
    askModel: async ({ messages, parameters }) => {
      const place = placeOf(messages);
      const time = count(place.caseKey, place.question) + 1;
      const call = { ...place, time, atMs: clock.now(), parameters, messages };
      calls.push(call);
      atOnce += 1;
      maxAtOnce = Math.max(maxAtOnce, atOnce);
      await clock.sleep(latencyMs());
      atOnce -= 1;
      const scripted = script(call);
      if (scripted instanceof ModelCallError) throw scripted;
      return scripted ?? makeReply({ text: `\\boxed{${letterOf(place)}}` });
    },
  };
};

const placeOf = (messages: readonly ChatMessage[]) => {
  const caseKey = /Scenario of case (\w+)\./.exec(JSON.stringify(messages[0]))?.[1] ?? '';
  return { caseKey, question: messages.filter(({ role }) => role === 'user').length - 1 };
};

/** The right answers of the cases that it is asked. */
export const recordedKeys = 'ABCDEFGHIJ';

/** Right for two questions of three. */
const letterOf = ({ caseKey, question }: { caseKey: string; question: number }): string =>
  (Number(caseKey) + question) % 3 === 0 ? 'J' : (recordedKeys[question % recordedKeys.length] ?? '');
