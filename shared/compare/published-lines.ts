import type { Interval } from '../statistics/interval.ts';
import { publishedScores } from './published-scores.ts';

/** A run's case accuracy beside a published one, which is taken as exact: how many cases it rests on is not known. */
export interface PublishedLine {
  readonly name: string;
  readonly case_accuracy: number;
  /** The run's less the published one, with its 95 % interval (Wilson). */
  readonly difference: number;
  readonly interval: Pick<Interval, 'low' | 'high'> | null;
  readonly verdict: 'above' | 'below' | 'cannot be told apart';
}

/** The physicians' lines, as a one-sample comparison. */
export const publishedLines = (caseAccuracy: number, interval: Interval | null): PublishedLine[] =>
  publishedScores.physicians.map(({ name, caseAccuracy: published }) => {
    const [low, high] = [(interval?.low ?? -1) - published, (interval?.high ?? 1) - published];
    return {
      name,
      case_accuracy: published,
      difference: caseAccuracy - published,
      interval: interval && { low, high },
      verdict: low > 0 ? 'above' : high < 0 ? 'below' : 'cannot be told apart',
    };
  });
