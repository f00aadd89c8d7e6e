import { formatCount } from '../basics/format-count.ts';
import { sentenceOf } from '../basics/sentence-of.ts';
import { visibleLine } from '../basics/visible-text.ts';
import type { Coverage } from '../ledger/coverage.ts';
import type { CaseFailure } from '../ledger/failed-case.ts';

/** E.g. `90000001 Q2 timeout: no response within 120 s`. Ids may be long, and Step Functions keeps 32,768 characters of a cause. */
export const describeFailure = ({ caseId, question, failure, message }: CaseFailure): string =>
  `${visibleLine(caseId.slice(0, 200))} Q${question} ${describeReason({ failure, message })}`;

/** A class of errors with the endpoint's words, unless those say no more than the class (a file without texts). */
export const describeReason = ({ failure, message }: Pick<CaseFailure, 'failure' | 'message'>): string =>
  message === '' || message === failure ? failure : `${failure}: ${message}`;

const moreThan = (failed: number, listed: readonly CaseFailure[]): number => failed - listed.length;

/** Goes below the summary of a run with failed cases; ends with a line end. */
export const formatFailedCases = ({ failed, firstFailed = [] }: Coverage): string => {
  if (firstFailed.length === 0) return '';
  const first = moreThan(failed, firstFailed) > 0 ? `, the first ${firstFailed.length}` : '';
  const lines = firstFailed.map((failure) => `  ${describeFailure(failure)}`);
  return [`Failed cases (${formatCount(failed)}${first}):`, ...lines, ''].join('\n');
};

const lead = ' The cases that failed: ';

/** A last sentence for the cause of an execution, which is one line. */
export const failedCasesSentence = ({ failed, firstFailed = [] }: Coverage): string => {
  if (firstFailed.length === 0) return '';
  const more = moreThan(failed, firstFailed);
  const rest = more > 0 ? [`and ${formatCount(more)} more`] : [];
  return `${lead}${sentenceOf([...firstFailed.map(describeFailure), ...rest])}`;
};

/** A cause without that sentence, where the cases are listed beside it. */
export const withoutFailedCases = (cause: string): string => cause.split(lead)[0] ?? cause;
