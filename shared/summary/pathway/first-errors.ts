import { getOrCreate } from '../../basics/get-or-create.ts';
import type { QuestionResult } from '../../results/case-result.ts';
import { createClusteredInterval } from '../../statistics/clustered-interval.ts';
import type { Interval } from '../../statistics/interval.ts';
import { shareOf } from '../../statistics/share-of.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { stageCategories, stageCategoryOf } from '../../taxonomy/stage-category.ts';
import { rightPrefix } from './answered-path.ts';
import { createPositionCounts, type PositionCounts } from './position-counts.ts';

export interface FirstErrorCount {
  /** Questions asked with all right before them. */
  readonly reached: number;
  readonly first_errors: number;
  /** `first_errors / reached`. */
  readonly rate: number;
  readonly interval: Interval | null;
  readonly first_errors_if_independent: number;
}

const createStageTally = () => ({
  interval: createClusteredInterval(),
  counts: createPositionCounts(),
  reached: 0,
  errors: 0,
});

/** Where the first error of each case is, among the questions that were reached with all right before. */
export const createFirstErrors = () => {
  const reached: number[] = [];
  const errors: number[] = [];
  const stages = new Map<string, ReturnType<typeof createStageTally>>();
  const stageOf = (name: string) => getOrCreate(stages, name, createStageTally);

  const add = (path: readonly QuestionResult[]): void => {
    const prefix = rightPrefix(path);
    const inCase = new Map<string, { reached: number; errors: number }>();
    for (const [position, question] of path.entries()) {
      const name = stageCategoryOf(question.stage);
      stageOf(name).counts.add(position, question.is_correct);
      if (position > prefix) continue;
      reached[position] = (reached[position] ?? 0) + 1;
      errors[position] = (errors[position] ?? 0) + Number(!question.is_correct);
      const own = getOrCreate(inCase, name, () => ({ reached: 0, errors: 0 }));
      own.reached += 1;
      own.errors += Number(!question.is_correct);
    }
    for (const [name, own] of inCase) {
      const stage = stageOf(name);
      stage.reached += own.reached;
      stage.errors += own.errors;
      stage.interval.add(own.errors, own.reached);
    }
  };

  const finishPosition = (position: number, all: PositionCounts): FirstErrorCount => {
    const [of = 0, wrong = 0] = [reached[position], errors[position]];
    return {
      reached: of,
      first_errors: wrong,
      rate: shareOf(wrong, of),
      // One question a case.
      interval: wilsonInterval(wrong, of),
      first_errors_if_independent: expectedErrors(all, all, position),
    };
  };

  const finish = (all: PositionCounts) => ({
    by_position: new Map(
      Array.from({ length: all.positions() }, (_, position) => [
        `Q${position + 1}`,
        finishPosition(position, all),
      ]),
    ),
    by_stage: new Map(
      stageCategories.flatMap((name) => {
        const stage = stages.get(name);
        return stage ? [[name, finishStage(stage, all)] as const] : [];
      }),
    ),
  });

  return { add, finish };
};

/** First errors at a position if questions were independent: asked there, reached with all right, and wrong. */
const expectedErrors = (counts: PositionCounts, all: PositionCounts, position: number): number =>
  counts.askedAt(position) * all.allRight(position) * (1 - counts.accuracyAt(position));

const finishStage = (stage: ReturnType<typeof createStageTally>, all: PositionCounts): FirstErrorCount => ({
  reached: stage.reached,
  first_errors: stage.errors,
  rate: shareOf(stage.errors, stage.reached),
  interval: stage.interval.finish(),
  first_errors_if_independent: Array.from({ length: stage.counts.positions() }, (_, position) =>
    expectedErrors(stage.counts, all, position),
  ).reduce((sum, errors) => sum + errors, 0),
});
