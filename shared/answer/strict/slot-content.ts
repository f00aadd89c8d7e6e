import { startsWithSpecies } from './species.ts';

/** What stands in an answer slot: a letter, no single letter, a placeholder to be filled in, or other text. */
type SlotReading =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'text' };

const PLACEHOLDER =
  /^(?:|(?:the |your |correct |final |chosen |option |answer |single |capital |uppercase )*(?:letter|answer|option|choice)s?(?: (?:letter|here|choice))*|x|[?.…_*-]+)$/iu;
const DECLINED =
  /^(?:none(?: of the above)?|n\/a|null|nil|unknown|undetermined|unclear|indeterminate|uncertain|无|無|なし|(?:i )?(?:cannot|can't|can not|unable)(?:.{0,60})|no answer|not .{0,60}|insufficient .{0,60})$/iu;
const LONE = /^[^\p{L}\p{N}?]*([a-z])[^\p{L}\p{N}?&/+|-]*$/iu;
const LEAD =
  /^[^\p{L}\p{N}]*(?:(?:the |my )?(?:correct |final |best )?(?:answer|option|choice|letter)(?: is)?[: ]+|(?:正确)?(?:答案|选项|選項|選択肢|정답|선택지)(?:是|为|は|은|는)? ?[: ]?|选|選)?[("'[]*([a-z])(?![\p{Script=Latin}\p{N}'])([\s\S]*)$/iu;
const SEVERAL =
  /^[\s)\]"',;/&+|.:>=-]*(?:(?:and|or|and\/or|to|与|和|或|及|と|か|및|또는|y|o|et|ou|und|oder|и|или)\s*)?[("'[]*(?:(?:option|choice) )?[A-Z][)\]"']*(?:[,;/&+|.\s]|$)/u;
const LABEL = /^[)\]"']*\s*[.):,、-]/u;
const BRACKETED = /^[)\]]/u;
const RUN = /^[A-J]{2,10}$/;
const LATEX = /\\(?:not|neg|neq|ne|cancel|bcancel|xcancel|sout|st)(?![a-z])/i;

/** Reads the content of an answer slot. A letter counts in any case: the slot itself says that it is the answer. */
export function readSlot(raw: string): SlotReading {
  if (LATEX.test(raw)) return { kind: 'none' };
  const content = bare(raw);
  if (PLACEHOLDER.test(content)) return { kind: 'placeholder' };
  if (DECLINED.test(content) || RUN.test(content)) return { kind: 'none' };
  const lone = LONE.exec(content)?.[1];
  if (lone) return { kind: 'letter', letter: lone.toUpperCase() };
  const lead = LEAD.exec(content);
  return lead ? readLabelled(lead[1] ?? '', lead[2] ?? '') : { kind: 'text' };
}

function readLabelled(letter: string, rest: string): SlotReading {
  if (SEVERAL.test(rest)) return { kind: 'none' };
  const body = rest.replace(/^[\s)\]"'.:,、-]+/u, '');
  if (startsWithSpecies(body)) return { kind: 'text' };
  const reading: SlotReading = { kind: 'letter', letter: letter.toUpperCase() };
  if (LABEL.test(rest) || BRACKETED.test(rest)) return hyphenated(rest) ? { kind: 'text' } : reading;
  // "B Pneumonia" is a label without its full stop; "A Pneumonia" and "I Pneumonia" may be words.
  const bareLabel =
    /^ +[A-Z(]/.test(rest) && letter >= 'A' && letter <= 'Z' && letter !== 'A' && letter !== 'I';
  if (bareLabel || /^ ?(?:项|項|선택|번|$)/u.test(rest)) return reading;
  return { kind: 'text' };
}

/** "B-cell", "D-dimer". */
function hyphenated(rest: string): boolean {
  return /^-\p{L}/u.test(rest);
}

function bare(raw: string): string {
  return raw
    .replace(/\\\\/g, '\\')
    .replace(/\\[a-zA-Z]{1,20}\*?/g, ' ')
    .replace(/<\/?[a-z_ -]{1,20}>|[\\{}$*`~\uE000]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。!]+$/u, '')
    .trim();
}
