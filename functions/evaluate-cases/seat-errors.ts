import { countOf } from '../../shared/basics/count-of.ts';
import { sentenceOf } from '../../shared/basics/sentence-of.ts';
import { type CaseFailure, maxListed } from '../../shared/ledger/failed-case.ts';
import { describeFailure } from '../../shared/print/describe-failed-cases.ts';
import type { SeatInput } from './seat-input.ts';

/** Thrown when a seat is finished and some of its cases failed: not retried; turns the child red and lists them. */
export class CasesFailedError extends Error {
  override readonly name = 'CasesFailed';

  constructor(
    failed: readonly CaseFailure[],
    { place, done }: { readonly place: SeatInput['place']; readonly done: number },
  ) {
    const shown = failed
      .slice(0, 50)
      .map((each, index) => describeFailure(index < maxListed ? each : { ...each, message: '' }));
    const more = failed.length > shown.length ? [`and ${failed.length - shown.length} more`] : [];
    super(
      `Seat ${place.seat} of ${place.seats}: ${countOf(done, 'case')} done, ${failed.length} failed: ${sentenceOf([...shown, ...more])}`,
    );
  }
}

/** Thrown when the run now belongs to another execution or plan: this one must not touch it. */
export class RunTakenOverError extends Error {
  override readonly name = 'RunTakenOver';

  constructor({ runId, executionArn, plan }: SeatInput) {
    super(`Another execution has taken over run ${runId} from plan ${plan} of ${executionArn}.`);
  }
}

/** Thrown when a lane came back more often than the event history of a child execution can hold. */
export class TooManyLoopsError extends Error {
  override readonly name = 'TooManyLoops';

  constructor({ place: { seat, lane }, loops }: SeatInput) {
    super(
      `Lane ${lane} of seat ${seat} is unfinished after ${loops} invocations. Open cases stay pending: resume the run.`,
    );
  }
}
