import type { AskModel, ChatMessage } from '../../shared/model/ask-model.ts';
import type { FakeClock } from '../../tools/doubles/fake-clock.ts';
import { makeReply } from '../../tools/made-up/factories.ts';

/** A model that takes as long for each question as it is told to. */
export const createTimedModel = (
  clock: FakeClock,
  /** Seconds by case and question. */
  calls: ReadonlyMap<string, readonly number[]>,
) => {
  const asked = new Set<string>();
  let repeated = 0;
  let atOnce = 0;
  let maxAtOnce = 0;
  const askModel: AskModel = async ({ messages }) => {
    const { caseKey, question } = placeOf(messages);
    // The preflight's question belongs to no case.
    if (caseKey === '') return makeReply();
    const name = `${caseKey} ${question}`;
    if (asked.has(name)) repeated += 1;
    asked.add(name);
    atOnce += 1;
    maxAtOnce = Math.max(maxAtOnce, atOnce);
    await clock.sleep(1_000 * (calls.get(caseKey)?.[question] ?? 0));
    atOnce -= 1;
    return makeReply();
  };
  return {
    askModel,
    get repeated() {
      return repeated;
    },
    get maxAtOnce() {
      return maxAtOnce;
    },
  };
};

const placeOf = (messages: readonly ChatMessage[]) => {
  const caseKey = /Scenario of case (\w+)\./.exec(JSON.stringify(messages[0]))?.[1] ?? '';
  return { caseKey, question: messages.filter(({ role }) => role === 'user').length - 1 };
};
