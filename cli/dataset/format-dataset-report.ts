import { countErrors, type Finding, type FindingGroup, groupFindings } from '../../shared/dataset/finding.ts';
import type { DatasetReport } from '../../shared/dataset/verify-dataset.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Findings of each kind that people are shown. */
const maxExamples = 3;

/**
 * What verification found, kind by kind, as a table for people.
 * @param source how to name the dataset
 */
export const formatDatasetReport = (
  { findings, ...report }: DatasetReport,
  source: string,
  paint: Terminal['paint'],
): string => {
  const groups = groupFindings(findings);
  const errors = groups.filter(({ isError }) => isError);
  const oddities = groups.filter(({ isError }) => !isError);
  const block = (title: string, kinds: readonly FindingGroup[]): string[] =>
    kinds.length === 0 ? [] : [`${title}\n${table(kinds.flatMap(rowsOf))}`];
  return [
    `${source}: ${report.cases} cases, ${report.questions} questions, ${describeImages(report)}\n`,
    ...block(paint(['bold', 'red'], 'ERRORS'), errors),
    ...block(paint(['bold', 'yellow'], 'ODDITIES'), oddities),
    `${describeCounts(findings)}\n`,
  ].join('\n');
};

const describeCounts = (findings: readonly Finding[]): string => {
  const errors = countErrors(findings);
  const oddities = findings.length - errors;
  if (findings.length === 0) return 'Nothing is wrong, nothing is odd.';
  const counted = [errors === 1 ? '1 error' : `${errors} errors`];
  return [...counted, oddities === 1 ? '1 oddity' : `${oddities} oddities`].join(', ');
};

const describeImages = ({ images }: Pick<DatasetReport, 'images'>): string => {
  if (!images) return 'images not checked';
  const kinds = Object.entries(images).map(([mime, count]) => `${count} ${mime}`);
  return kinds.length === 0 ? 'no image files' : `image files: ${kinds.join(', ')}`;
};

const rowsOf = ({ kind, findings }: FindingGroup): string[][] => {
  const rows = findings
    .slice(0, maxExamples)
    .map((finding, index) => [
      index === 0 ? `  ${kind}` : '',
      index === 0 ? String(findings.length) : '',
      placeOf(finding),
      finding.detail,
    ]);
  const more = findings.length - rows.length;
  return more > 0 ? [...rows, ['', '', '', `and ${more} more`]] : rows;
};

const placeOf = ({ lineNumber, caseId, question }: Finding): string => {
  if (caseId === undefined) return `line ${lineNumber}`;
  return question === undefined ? caseId : `${caseId} Q${question}`;
};
