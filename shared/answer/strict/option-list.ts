const NEXT_LABEL = /^[^\n]{0,300}\n{1,2}(?:- )?[([]?([A-Z])[)\].:]/u;
const LABEL = /^[([]?([A-Z])[)\].:]/u;

/** Whether the label at `at` begins a list of options: the next line carries another label. */
export function startsOptionList(text: string, at: number): boolean {
  const here = LABEL.exec(text.slice(at, at + 4))?.[1];
  const next = NEXT_LABEL.exec(text.slice(at, at + 310))?.[1];
  return here !== undefined && next !== undefined && here !== next;
}
