import { startsWithSpecies } from '../../letter/species.ts';
import { phrases } from '../../phrases.ts';
import { colour, isFormula } from '../../text/latex-commands.ts';

/** What an answer slot holds: a letter, no single letter, a placeholder to be filled in, or other text. */
export interface SlotReading {
  readonly kind: 'letter' | 'none' | 'placeholder' | 'text';
  /** Of the kind `letter`, upper case. */
  readonly letter?: string | null;
}

const placeholder =
  /^(?:|(?:the |your |correct |final |chosen |option |answer |single |capital |uppercase )*(?:letter|answer|option|choice)s?(?: (?:letter|here|choice))*|x|[?.…_*-]+)$/iu;
const declined = new RegExp(
  `^${phrases`
    none(?: of the above)?
    n\/a
    null
    nil
    unknown
    undetermined
    unclear
    indeterminate
    uncertain
    无
    無
    なし
    (?:i )?(?:cannot|can't|can not|unable)(?:.{0,60})
    no answer
    not .{0,60}
    insufficient .{0,60}
  `}$`,
  'iu',
);
const lone = /^[^\p{L}\p{N}?]*([a-z])[^\p{L}\p{N}?&/+|-]*$/iu;
const lead =
  /^[^\p{L}\p{N}]*(?:(?:the |my )?(?:correct |final |best )?(?:answer|option|choice|letter)(?: is)?[: ]+|(?:正确)?(?:答案|选项|選項|選択肢|정답|선택지)(?:是|为|は|은|는)? ?[: ]?|选|選)?[("'[]*([a-z])(?![\p{Script=Latin}\p{N}'])([\s\S]*)$/iu;
const several =
  /^[\s)\]"',;/&+|.:>=-]*(?:(?:and|or|and\/or|to|与|和|或|及|と|か|및|또는|y|o|et|ou|und|oder|и|или)\s*)?[("'[]*(?:(?:option|choice) )?[A-Z][)\]"']*(?:[,;/&+|.\s]|$)/u;
const label = /^[)\]"']*\s*[.):,、-]/u;
const bracketed = /^[)\]]/u;
const run = /^[A-J]{2,10}$/;
const negatedMaths = /\\(?:not|neg|neq|ne|cancel|bcancel|xcancel|sout|st)(?![a-z])/i;

/**
 * Reads the content of an answer slot. A letter counts in any case: the slot itself says that it is the answer, unless
 * it is part of a formula.
 */
export const readSlot = (raw: string): SlotReading => {
  if (negatedMaths.test(raw)) return { kind: 'none' };
  const content = bare(raw);
  const isMaths = isFormula(raw) || /[=<>]/.test(content);
  if (placeholder.test(content)) return { kind: 'placeholder' };
  if (declined.test(content) || run.test(content)) return { kind: 'none' };
  const letter = lone.exec(content)?.[1];
  if (letter) return isFormula(raw) ? { kind: 'text' } : { kind: 'letter', letter: letter.toUpperCase() };
  const led = lead.exec(content);
  const reading: SlotReading = led ? readLabelled(led[1] ?? '', led[2] ?? '') : { kind: 'text' };
  // In "E = K + U" the letters are quantities.
  return reading.kind === 'none' && isMaths ? { kind: 'text' } : reading;
};

const readLabelled = (letter: string, rest: string): SlotReading => {
  if (several.test(rest)) return { kind: 'none' };
  const body = rest.replace(/^[\s)\]"'.:,、-]+/u, '');
  if (startsWithSpecies(body)) return { kind: 'text' };
  const reading: SlotReading = { kind: 'letter', letter: letter.toUpperCase() };
  if (label.test(rest) || bracketed.test(rest)) return hyphenated(rest) ? { kind: 'text' } : reading;
  // "B Pneumonia" is a label without its full stop; "A Pneumonia" and "I Pneumonia" may be words.
  const bareLabel =
    /^ +[A-Z(]/.test(rest) && letter >= 'A' && letter <= 'Z' && letter !== 'A' && letter !== 'I';
  if (bareLabel || /^ ?(?:项|項|선택|번|$)/u.test(rest)) return reading;
  return { kind: 'text' };
};

/** "B-cell", "D-dimer". */
const hyphenated = (rest: string): boolean => /^-\p{L}/u.test(rest);

const bare = (raw: string): string =>
  raw
    .replace(/\\\\/g, '\\')
    .replace(colour, ' ')
    .replace(/\\[a-zA-Z]{1,20}\*?/g, ' ')
    .replace(/<\/?[a-z_ -]{1,20}>|[\\{}$*`~\uE000]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。!]+$/u, '')
    .trim();
