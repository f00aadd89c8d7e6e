import type { CaseResult } from '../../results/case-result.ts';
import { createClusteredInterval } from '../../statistics/clustered-interval.ts';
import { shareOf } from '../../statistics/share-of.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { answeredPath, rightPrefix } from './answered-path.ts';
import { createConditionalAccuracy } from './conditional-accuracy.ts';
import { createFirstErrors } from './first-errors.ts';
import { createPositionCounts } from './position-counts.ts';

/**
 * How cases go from question to question, as the liveclin extractor judges them, over the questions of each case up to
 * the first without a reply. `if_independent` beside a figure is what it would be if each question came out right with
 * the accuracy of its position, whatever happened before. Null without an answered question.
 */
export const createPathwayTally = () => {
  const positions = createPositionCounts();
  const firstErrors = createFirstErrors();
  const afterRight = createConditionalAccuracy((before) => before.length > 0 && before.every(Boolean));
  const afterError = createConditionalAccuracy((before) => before.includes(false));
  const recovery = createConditionalAccuracy((before) => before.at(-1) === false);
  const prefixes = createClusteredInterval();
  const counts = { cases: 0, cutShort: 0, questions: 0, prefix: 0, allRight: 0 };
  /** Cases with a reply to every question, by their number of questions. */
  const whole: number[] = [];

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    const path = answeredPath(mcqs);
    const isWhole = path.length === mcqs.length;
    counts.cutShort += Number(!isWhole);
    if (path.length === 0) return;
    const prefix = rightPrefix(path);
    counts.cases += 1;
    counts.questions += path.length;
    counts.prefix += prefix;
    prefixes.add(prefix, path.length);
    if (isWhole) {
      whole[path.length] = (whole[path.length] ?? 0) + 1;
      counts.allRight += Number(prefix === path.length);
    }
    for (const [position, question] of path.entries()) positions.add(position, question.is_correct);
    for (const part of [firstErrors, afterRight, afterError, recovery]) part.add(path);
  };

  const finishAllRight = () => {
    const cases = whole.reduce((sum, count) => sum + count, 0);
    return {
      cases: counts.allRight,
      of: cases,
      share: shareOf(counts.allRight, cases),
      interval: wilsonInterval(counts.allRight, cases),
      if_independent: shareOf(
        whole.reduce((sum, count, length) => sum + count * positions.allRight(length), 0),
        cases,
      ),
    };
  };

  const finishPrefix = () => ({
    questions: counts.prefix,
    of: counts.questions,
    share: shareOf(counts.prefix, counts.questions),
    interval: prefixes.finish(),
    if_independent: shareOf(
      Array.from(
        { length: positions.positions() },
        (_, at) => positions.askedAt(at) * positions.allRight(at + 1),
      ).reduce((sum, questions) => sum + questions, 0),
      counts.questions,
    ),
    /** Questions a case. */
    mean: shareOf(counts.prefix, counts.cases),
  });

  const finish = () =>
    counts.cases === 0
      ? null
      : {
          cases: counts.cases,
          questions: counts.questions,
          /** Cases in which a question got no reply: what comes after it is not counted. */
          cut_short: counts.cutShort,
          all_right: finishAllRight(),
          right_prefix: finishPrefix(),
          after_all_right: afterRight.finish(positions),
          after_error: afterError.finish(positions),
          recovery: recovery.finish(positions),
          first_errors: firstErrors.finish(positions),
        };

  return { add, finish };
};
export type Pathway = NonNullable<ReturnType<ReturnType<typeof createPathwayTally>['finish']>>;
