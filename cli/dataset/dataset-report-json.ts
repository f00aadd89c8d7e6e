import { countErrors, groupFindings } from '../../shared/dataset/finding.ts';
import type { DatasetReport } from '../../shared/dataset/verify-dataset.ts';
import { jsonText } from '../terminal/json-text.ts';

/** Everything that verification found, by kind, as JSON. @param source what to call the dataset */
export const datasetReportJson = ({ findings, ...report }: DatasetReport, source: string): string => {
  const errors = countErrors(findings);
  const kinds = groupFindings(findings).map(({ kind, isError, findings: found }) => ({
    kind,
    severity: isError ? 'error' : 'oddity',
    count: found.length,
    findings: found.map(({ lineNumber, caseId, question, detail }) => ({
      line: lineNumber,
      case_id: caseId,
      question,
      detail,
    })),
  }));
  const counts = { errors, oddities: findings.length - errors };
  const images = report.images ?? null;
  return jsonText({ source, ...report, images, ...counts, kinds });
};
