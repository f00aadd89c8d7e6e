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

/** One replacement everywhere in a text. */
export interface Rewrite {
  /** With the flag `g`. */
  readonly find: RegExp;
  /** Literal text, or computed from the match and its groups. */
  readonly by: string | ((match: string, ...groups: string[]) => string);
  /** A text without any of these has nothing to rewrite: spares most texts the search. */
  readonly needs?: readonly string[];
}

export const isAscii = (text: string): boolean => !/[\u0080-\uFFFF]/.test(text);

export const unedited = (text: string): EditedText => ({ text, rounds: [] });

/** Makes the edits, which are in order and do not overlap. */
export const edit = (source: EditedText, edits: readonly Edit[]): EditedText => {
  if (edits.length === 0) return source;
  let text = '';
  let from = 0;
  for (const { start, end, by } of edits) {
    text += source.text.slice(from, start) + by;
    from = end;
  }
  text += source.text.slice(from);
  return { text, rounds: [...source.rounds, roundOf(edits)] };
};

const roundOf = (edits: readonly Edit[]): Round => {
  let moved = 0;
  const after = edits.map(({ start, end, by }): Span => {
    const place = { start: start + moved, end: start + moved + by.length };
    moved += by.length - (end - start);
    return place;
  });
  return { before: edits, after };
};

/** Makes the rewrites, one after the other. */
export const rewrite = (source: EditedText, rewrites: readonly Rewrite[]): EditedText =>
  rewrites.reduce(rewritten, source);

const rewritten = (source: EditedText, { find, by, needs }: Rewrite): EditedText => {
  const { text, rounds } = source;
  // Most patterns find nothing in most texts: the cheapest ways to see that.
  if (needs && !needs.some((sign) => text.includes(sign))) return source;
  if (text.search(find) < 0) return source;
  const edits: Edit[] = [];
  const result = text.replace(find, (match, ...groups) => {
    const offset = groups.find((group): group is number => typeof group === 'number') ?? 0;
    const replacement = typeof by === 'string' ? by : by(match, ...groups);
    if (replacement.length !== match.length) {
      edits.push({ start: offset, end: offset + match.length, by: replacement });
    }
    return replacement;
  });
  return { text: result, rounds: edits.length > 0 ? [...rounds, roundOf(edits)] : rounds };
};

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
