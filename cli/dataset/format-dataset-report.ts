import { countOf } from '../../shared/basics/count-of.ts';
import { countErrors, type Finding, type FindingGroup, groupFindings } from '../../shared/dataset/finding.ts';
import type { DatasetReport } from '../../shared/dataset/verify-dataset.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Findings of each kind that the table shows. */
const maxExamples = 3;

/**
 * What verification found, by kind, as a table.
 * @param source what to call the dataset
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
    `${source}: ${countOf(report.cases, 'case')}, ${countOf(report.questions, 'question')}, ${describeImages(report)}\n`,
    ...block(paint(['bold', 'red'], 'ERRORS'), errors),
    ...block(paint(['bold', 'yellow'], 'ODDITIES'), oddities),
    `${describeCounts(findings)}\n`,
  ].join('\n');
};

const describeCounts = (findings: readonly Finding[]): string => {
  const errors = countErrors(findings);
  const oddities = findings.length - errors;
  if (findings.length === 0) return 'No errors, no oddities.';
  return `${countOf(errors, 'error')}, ${countOf(oddities, 'oddity', 'oddities')}`;
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
