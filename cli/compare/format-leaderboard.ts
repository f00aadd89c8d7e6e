import { countOf } from '../../shared/basics/count-of.ts';
import type { Leaderboard } from '../../shared/compare/leaderboard.ts';
import { comparisonNotices } from '../../shared/print/describe-comparison.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { dollars, formatAccuracy, formatTokens } from './format-standings.ts';

/** A row a run, the best first. */
export const formatLeaderboard = (leaderboard: Leaderboard, paint: Terminal['paint']): string => {
  const { runs, cases, questions } = leaderboard;
  const header = ['RANK', 'RUN', 'MODEL', 'CASES', 'SET', 'QUESTIONS', 'SET', 'COST', 'TOKENS'];
  const rows = runs.map((run) => [
    `${run.rank}`,
    run.label,
    run.model,
    formatAccuracy(run.case_accuracy),
    run.case_sets.join(' '),
    formatAccuracy(run.question_accuracy),
    run.question_sets.join(' '),
    dollars(run.cost_per_right_answer),
    formatTokens(run.tokens_per_right_answer),
  ]);
  return [
    ...comparisonNotices(leaderboard).map((notice) => `${paint('yellow', notice)}\n`),
    `${paint('bold', `${countOf(runs.length, 'run')} over ${countOf(cases, 'case')}, ${countOf(questions, 'question')}`)}\n`,
    table([header.map((name) => paint('bold', name)), ...rows]),
    'Runs that share a set cannot be told apart (5% level, adjusted for all pairs). Cost and tokens are per right answer.\n',
  ].join('');
};
