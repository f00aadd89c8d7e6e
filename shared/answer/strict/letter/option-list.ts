const nextLabel = /^[^\n]{0,300}\n{1,2}(?:- )?[([]?([A-Z])[)\].:]/u;
const label = /^[([]?([A-Z])[)\].:]/u;

/**
 * Whether the label at `at` begins a list of options: the next line carries another label. Where the label shares
 * its line with the announcement (`ownLine` false) that may also be a discussion, unless the letters continue in order.
 */
export const startsOptionList = (text: string, at: number, ownLine: boolean): boolean => {
  const here = label.exec(text.slice(at, at + 4))?.[1];
  const next = nextLabel.exec(text.slice(at, at + 310))?.[1];
  if (here === undefined || next === undefined) return false;
  return ownLine ? here !== next : next.charCodeAt(0) === here.charCodeAt(0) + 1;
};
