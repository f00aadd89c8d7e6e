import { getOrCreate } from '../../basics/get-or-create.ts';
import { present } from '../../basics/present.ts';
import type { CaseResult, QuestionResult } from '../../results/case-result.ts';
import type { Interval } from '../../statistics/interval.ts';
import { shareOf } from '../../statistics/share-of.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { markIfFew } from './group-intervals.ts';

/** The questions whose last reply one provider, model or tier made. */
export interface ServedGroup {
  readonly mcqs: number;
  readonly correct_mcqs: number;
  readonly question_accuracy: number;
  readonly interval: Interval | null;
  readonly under_30_questions?: true;
}

type Evidence = NonNullable<QuestionResult['turn']>;

const kinds: Readonly<Record<'provider' | 'model' | 'tier', (turn: Evidence) => string | undefined>> = {
  provider: (turn) => turn.servedProvider,
  model: (turn) => turn.servedModel,
  tier: (turn) => turn.serviceTier,
};

/** More names than any run meets: an endpoint that invents one for each reply must not make it grow. */
const maxNames = 100;

/**
 * Question accuracy by who served the reply, for each of provider, model and tier that was not the same in the whole run;
 * undefined for a run that was served alike, or that does not know.
 */
export const createServedTally = () => {
  const tallies = { provider: createNames(), model: createNames(), tier: createNames() };

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const { turn, is_correct } of mcqs) {
      // No reply came.
      if (!turn || turn.failure !== undefined) continue;
      for (const kind of kindNames) tallies[kind].add(kinds[kind](turn), is_correct);
    }
  };

  const finish = () => {
    const differing = present({
      provider: tallies.provider.finish(),
      model: tallies.model.finish(),
      tier: tallies.tier.finish(),
    });
    return Object.keys(differing).length > 0 ? differing : undefined;
  };

  return { add, finish };
};

const kindNames = ['provider', 'model', 'tier'] as const;

const createNames = () => {
  const names = new Map<string, { mcqs: number; correct: number }>();
  return {
    add: (name = 'not named', isCorrect: boolean): void => {
      const counted = names.size < maxNames || names.has(name) ? name : 'other';
      const group = getOrCreate(names, counted, () => ({ mcqs: 0, correct: 0 }));
      group.mcqs += 1;
      group.correct += isCorrect ? 1 : 0;
    },
    finish: (): ReadonlyMap<string, ServedGroup> | undefined => {
      if (names.size < 2) return undefined;
      const groups = [...names].sort(([a, one], [b, other]) => other.mcqs - one.mcqs || (a < b ? -1 : 1));
      return new Map(
        groups.map(([name, { mcqs, correct }]) => [
          name,
          {
            mcqs,
            correct_mcqs: correct,
            question_accuracy: shareOf(correct, mcqs),
            interval: wilsonInterval(correct, mcqs),
            ...markIfFew(mcqs),
          },
        ]),
      );
    },
  };
};
