import type { AskModel } from '../../../shared/model/ask-model.ts';
import { readCompletion } from '../../../shared/model/dialect/read-completion.ts';
import { readErrorAnswer } from '../../../shared/model/dialect/read-error-answer.ts';
import type { FakeClock } from '../../../tools/doubles/fake-clock.ts';

export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
  /** How long it takes. */
  readonly delayMs: number;
}

/** A model whose HTTP answers are read as the gateway reads them, in virtual time: only the sockets are missing. */
export const modelOfAnswers =
  (nextAnswer: () => EndpointAnswer, clock: FakeClock): AskModel =>
  async () => {
    const { status, headers, body, delayMs } = nextAnswer();
    await clock.sleep(delayMs);
    const answer = { status, headers: new Headers(headers), text: JSON.stringify(body) };
    if (status >= 400) throw readErrorAnswer(answer, clock.now());
    return readCompletion(answer, clock.now());
  };
