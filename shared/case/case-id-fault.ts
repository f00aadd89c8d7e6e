import { storableStart, unstorableIn } from '../basics/unstorable.ts';
import { caseKeyOf } from './case-key.ts';
import type { EvalCase } from './eval-case.ts';

/**
 * The longest key of a case, in bytes. S3 and DynamoDB allow 1,024 bytes; the rest is for the folder, and for a run id
 * of 80 characters of up to 4 bytes each.
 */
export const maxCaseKeyBytes = 600;

/** Why cases cannot be stored and shown under an id; undefined when they can. */
export const caseIdFault = (caseId: string): string | undefined => {
  const shown = `"${storableStart(caseId)}"`;
  const character = unstorableIn(caseId);
  if (character !== undefined)
    return `the case id ${shown} contains the character ${character}, which cannot be part of a key. Remove it.`;
  const bytes = caseKeyOf(caseId).length;
  if (bytes <= maxCaseKeyBytes) return undefined;
  return `the case id ${shown} is too long: its key has ${bytes} bytes, and ${maxCaseKeyBytes} are allowed. Shorten it.`;
};

/** A number that JSON cannot hold exactly would give another id than the file shows, or one id to two cases. */
export const inexactId = ({ pmc, pmid, PMID }: EvalCase): string | undefined => {
  const id = pmc || pmid || PMID;
  if (typeof id !== 'number' || Number.isSafeInteger(id)) return undefined;
  return `the case id ${id} is not a whole number that JSON holds exactly. Put it in quotes.`;
};
