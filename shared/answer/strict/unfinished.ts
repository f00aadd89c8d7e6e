/** A last sentence of several words without its full stop. */
const CUT = /(?:^|[.!?…:] |\n(?:- )?)\p{Lu}(?:[^\s.!?…]* ){2,60}[\p{Ll}\d]+,?$/u;
const WINDOW = 400;

/**
 * Where the sentence begins in which the reply was cut off; 0 when it ends as texts do. What a reply cut off in its
 * reasoning had only leaned to by then is no answer: "... favours B. On the other hand, the"
 */
export function unfinishedFrom(text: string): number {
  const tail = Math.max(0, text.length - WINDOW);
  const cut = CUT.exec(text.slice(tail));
  return cut ? tail + cut.index : 0;
}
