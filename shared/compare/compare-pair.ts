import { bootstrapDifference, bootstrapResamples } from '../statistics/cluster-bootstrap.ts';
import { exactMcNemar } from '../statistics/exact-mcnemar.ts';
import { holm } from '../statistics/holm.ts';
import { createPairedDifference, type PairedDifference } from '../statistics/paired-difference.ts';
import { labelOf } from './compared-run.ts';
import { allQuestions, type CountedGroup } from './counted-groups.ts';

export interface Bootstrapped {
  readonly low: number;
  readonly high: number;
  readonly resamples: number;
}

/** Case accuracy: which cases one run has wholly right and the other has not. */
export interface CaseChange {
  readonly gained: number;
  readonly lost: number;
  /** Share of the cases. */
  readonly difference: number;
  /** Exact McNemar. */
  readonly p_value: number;
}

export interface GroupDifference extends PairedDifference {
  readonly grouping: string;
  readonly name: string;
  /** Adjusted by Holm for all groups of the pair; null where there is no p value. */
  readonly p_holm: number | null;
}

export interface NonInferiority {
  /** Share of 0 to 1. */
  readonly margin: number;
  /** Whether the whole 95 % interval is above minus the margin; null without an interval. */
  readonly shown: boolean | null;
}

/** The second run less the first, in one reading. */
export interface PairComparison {
  readonly from: string;
  readonly to: string;
  readonly question_accuracy: PairedDifference & { readonly bootstrap: Bootstrapped };
  readonly case_accuracy: CaseChange;
  readonly groups: readonly GroupDifference[];
  readonly non_inferiority?: NonInferiority;
}

/** What all pairs of a reading share. */
export interface PairContext {
  readonly groups: readonly CountedGroup[];
  /** Of each run. */
  readonly bootstrapped: readonly Float64Array[];
  readonly margin: number | undefined;
}

export const comparePair = (
  from: number,
  to: number,
  { groups, bootstrapped, margin }: PairContext,
): PairComparison => {
  const [all, ...others] = groups.map((group) => ({ group, difference: differenceOf(group, from, to) }));
  if (all?.group.grouping !== allQuestions) throw new Error('The first group is that of all questions.');
  const { difference } = all;
  const [before, after] = [bootstrapped[from], bootstrapped[to]];
  return {
    from: labelOf(from),
    to: labelOf(to),
    question_accuracy: {
      ...difference,
      bootstrap: {
        ...bootstrapDifference(before ?? new Float64Array(), after ?? new Float64Array()),
        resamples: bootstrapResamples,
      },
    },
    case_accuracy: caseChangeOf(all.group, from, to),
    groups: adjusted(others),
    ...(margin === undefined
      ? {}
      : {
          non_inferiority: {
            margin,
            shown: difference.interval && difference.interval.low > -margin,
          },
        }),
  };
};

const differenceOf = ({ questions, correct }: CountedGroup, from: number, to: number): PairedDifference => {
  const difference = createPairedDifference();
  for (const [at, asked] of questions.entries())
    difference.add(correct[from]?.[at] ?? 0, correct[to]?.[at] ?? 0, asked);
  return difference.finish();
};

const caseChangeOf = ({ questions, correct }: CountedGroup, from: number, to: number): CaseChange => {
  let gained = 0;
  let lost = 0;
  for (const [at, asked] of questions.entries()) {
    const [before, after] = [correct[from]?.[at] === asked, correct[to]?.[at] === asked];
    if (after && !before) gained += 1;
    if (before && !after) lost += 1;
  }
  return {
    gained,
    lost,
    difference: (gained - lost) / questions.length,
    p_value: exactMcNemar(gained, lost),
  };
};

interface Counted {
  readonly group: CountedGroup;
  readonly difference: PairedDifference;
}

const adjusted = (counted: readonly Counted[]): GroupDifference[] => {
  const tested = counted.filter(({ difference }) => difference.p_value !== null);
  const adjustments = holm(tested.map(({ difference }) => difference.p_value ?? 1));
  const pOf = new Map(tested.map(({ group }, index) => [group, adjustments[index] ?? null]));
  return counted.map(({ group, difference }) => ({
    grouping: group.grouping,
    name: group.name,
    ...difference,
    p_holm: pOf.get(group) ?? null,
  }));
};
