import { isTooDeep, tooDeep } from '../basics/parse-json.ts';
import { type CaseId, caseIdOf } from './case-id.ts';
import { caseIdFault, inexactId } from './case-id-fault.ts';
import { describeFault } from './describe-fault.ts';
import { type EvalCase, evalCaseSchema } from './eval-case.ts';

export interface ParsedCase extends CaseId {
  readonly evalCase: EvalCase;
  /** The line as it is in the file, without its line end. */
  readonly line: string;
  /** From 1. */
  readonly lineNumber: number;
}

/** A line that cannot be used. */
export interface LineFault {
  readonly kind: 'malformed JSON' | 'not a case' | 'unusable case id' | 'duplicate case id';
  /** From 1. */
  readonly lineNumber: number;
  /** A sentence, without the place. */
  readonly detail: string;
}

export interface ScannedCases {
  readonly cases: readonly ParsedCase[];
  readonly faults: readonly LineFault[];
}

/** Reads a JSONL dataset to its end, whatever its lines contain. Skips empty lines. */
export const scanCases = (text: string): ScannedCases => {
  const cases: ParsedCase[] = [];
  const faults: LineFault[] = [];
  const lineOfId = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line, index + 1);
    if ('kind' in parsed) {
      faults.push(parsed);
      continue;
    }
    const { caseId, lineNumber } = parsed;
    const earlier = lineOfId.get(caseId);
    if (earlier === undefined) {
      lineOfId.set(caseId, lineNumber);
      cases.push(parsed);
    } else {
      const detail = `duplicate case id "${caseId}", already on line ${earlier}. Remove one of them.`;
      faults.push({ kind: 'duplicate case id', lineNumber, detail });
    }
  }
  return { cases, faults };
};

const parseLine = (line: string, lineNumber: number): ParsedCase | LineFault => {
  if (isTooDeep(line)) {
    const detail = `malformed JSON (${tooDeep}). Each line must hold one case.`;
    return { kind: 'malformed JSON', lineNumber, detail };
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const detail = `malformed JSON (${(error as Error).message}). Each line must hold one case.`;
    return { kind: 'malformed JSON', lineNumber, detail };
  }
  const parsed = evalCaseSchema.safeParse(value);
  if (!parsed.success) {
    return { kind: 'not a case', lineNumber, detail: describeFault(value, parsed.error.issues) };
  }
  const identified = caseIdOf(parsed.data, line);
  const fault = inexactId(parsed.data) ?? caseIdFault(identified.caseId);
  if (fault !== undefined) return { kind: 'unusable case id', lineNumber, detail: fault };
  return { evalCase: parsed.data, line, lineNumber, ...identified };
};
