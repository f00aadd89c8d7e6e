import { foldLikePython } from '../like-python/fold-like-python.ts';

/** `selected option` needs no extra pattern: the `option` in it matches wherever the whole would. */
const named = /(?:answer|option|choice)[:\-is\s]*([a-j])\b/i;
const boxed = /\\boxed\{\s*([a-j])\s*\}/i;
const labelLine = /^([a-j])[\s.)]*$/i;
const loneCapital = /\b[A-J]\b/g;

/**
 * The letter A-J that the reference evaluator takes from a reply, null when it finds none. Its misreadings
 * are kept ("I cannot determine the answer" gives I), for parity with published numbers.
 * Rules 1 to 4 in their order (docs/protocol.md, "Answer extraction"); rule 5, a reply that is nothing but a
 * letter, is a case of rule 3. White space at the ends of a line does not count.
 */
export const extractLiveclin = (reply: string): string | null => {
  const text = foldLikePython(reply);
  const letter =
    boxed.exec(text)?.[1] ?? named.exec(text)?.[1] ?? lastLabel(text) ?? text.match(loneCapital)?.at(-1);
  return letter?.toUpperCase() ?? null;
};

const lastLabel = (text: string): string | undefined => {
  const line = text.split('\n').findLast((candidate) => labelLine.test(candidate.trim()));
  return line?.trim().charAt(0);
};
