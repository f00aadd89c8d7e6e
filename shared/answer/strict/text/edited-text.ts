/** A stretch of text: from `start` up to and without `end`, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Edit extends Span {
  /** What takes the place of the stretch. */
  readonly by: string;
}

/** One round of edits: where each changed stretch begins and ends, before and after, in order. */
interface Round {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

/** A text made from a reply by edits, which still knows where in the reply each of its characters comes from. */
export interface EditedText {
  readonly text: string;
  readonly rounds: readonly Round[];
}

type Replacement = string | ((match: string, ...groups: string[]) => string);

export const isAscii = (text: string): boolean => !/[\u0080-\uFFFF]/.test(text);

export const unedited = (text: string): EditedText => ({ text, rounds: [] });

/** Makes the edits, which are in order and do not overlap. */
export const edit = (source: EditedText, edits: readonly Edit[]): EditedText => {
  if (edits.length === 0) return source;
  const after: Span[] = [];
  let text = '';
  let from = 0;
  for (const { start, end, by } of edits) {
    text += source.text.slice(from, start);
    after.push({ start: text.length, end: text.length + by.length });
    text += by;
    from = end;
  }
  text += source.text.slice(from);
  return { text, rounds: [...source.rounds, { before: edits, after }] };
};

/** `replaceAll` with a pattern; `replacement` is literal text, or is computed from the match and its groups. */
export const replace = (source: EditedText, pattern: RegExp, replacement: Replacement): EditedText => {
  // Most patterns find nothing in most texts: the cheapest way to see that.
  if (source.text.search(pattern) < 0) return source;
  const edits: Edit[] = [];
  source.text.replace(pattern, (match, ...groups) => {
    const offset = groups.find((group): group is number => typeof group === 'number') ?? 0;
    const by = typeof replacement === 'string' ? replacement : replacement(match, ...groups);
    if (by !== match) edits.push({ start: offset, end: offset + match.length, by });
    return match;
  });
  return edit(source, edits);
};

/** As `replace`, where every match is one character and so is what takes its place: nothing moves. */
export const replaceCharacters = (source: EditedText, pattern: RegExp, by: string): EditedText => ({
  ...source,
  text: source.text.replace(pattern, by),
});

export const trim = (source: EditedText): EditedText => {
  const { text } = source;
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return edit(
    source,
    [
      { start: 0, end: start, by: '' },
      { start: end, end: text.length, by: '' },
    ].filter((cut) => cut.end > cut.start),
  );
};

/** Where in the reply a stretch of the edited text comes from; what an edit put there counts as what it replaced. */
export const originOf = ({ rounds }: EditedText, { start, end }: Span): Span =>
  rounds.reduceRight<Span>(
    (span, round) => ({ start: startBefore(round, span.start), end: endBefore(round, span.end) }),
    { start, end },
  );

const startBefore = ({ before, after }: Round, start: number): number => {
  const index = lastStartingBy(after, start);
  const [was, is] = [before[index], after[index]];
  if (!was || !is) return start;
  return start < is.end ? was.start : was.end + start - is.end;
};

const endBefore = ({ before, after }: Round, end: number): number => {
  const index = lastStartingBy(after, end - 1);
  const [was, is] = [before[index], after[index]];
  if (!was || !is) return end;
  return end <= is.end ? was.end : was.end + end - is.end;
};

/** Index of the last span that starts at `at` or before; -1 when there is none. */
const lastStartingBy = (spans: readonly Span[], at: number): number => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
