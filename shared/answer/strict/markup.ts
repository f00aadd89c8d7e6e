const STRUCK = /~~[^~\n]{1,300}~~|<(del|s|strike)>[^<>]{0,300}<\/\1>/g;
const FENCE = /```\w{0,12}/g;
const WRAPPED =
  /\\(?:text|textbf|textit|textrm|textsf|mathrm|mathbf|mathit|mathsf|emph|bold|bm|operatorname)\s{0,2}\{([^{}]{0,200})\}/g;
const MATHS = /\\[()[\]]|\$/g;
const BULLET = /^[ \t]*[*•·▪‣◦●–-][ \t]+/gm;
const QUOTED = /^[ \t]*(?:>[ \t]?)+/gm;
const HEADING = /^[ \t]*#{1,6}[ \t]*/gm;
const EMPHASIS = /\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
/** Emoji and the marks that join them; ©, ® and digits are text. */
const PICTURE = /(?![©®])\p{Extended_Pictographic}/gu;
/** Emoji of agreement and refusal, ticked and empty task boxes: verdicts on an option. */
const TICK = /[✅☑✔🟢]|(?<=^[ \t]*[-*+] )\[[xX]\]/gmu;
const CROSS = /[❌✖✘❎🚫⛔🔴]|(?<=^[ \t]*[-*+] )\[ \]/gmu;
const RULE = /^[ \t]*[-=_—]{3,}[ \t]*$/gm;
/** Also what chat templates leave behind; a lone letter, as in "<E>", is an answer. */
const TAG = /<\|?\/?(?:[a-z][a-z_ -]{1,20}|[k-z])\/?\|?>/gi;

/** Text that was struck out is withdrawn: gone before anything is read. */
export function withoutStruck(text: string): string {
  return text.replace(STRUCK, ' ');
}

/**
 * Markdown, LaTeX and HTML dress removed, blanks collapsed; bullets become "- ", lines are trimmed. Of pictures only
 * check marks and crosses stay, as ✓ and ✗.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(FENCE, '')
    .replace(/➡/g, '→')
    .replace(TICK, '✓')
    .replace(CROSS, '✗')
    .replace(PICTURE, '')
    .replace(WRAPPED, '$1')
    .replace(MATHS, '')
    .replace(TAG, ' ')
    .replace(RULE, '')
    .replace(QUOTED, '')
    .replace(HEADING, '')
    .replace(BULLET, '- ')
    .replace(EMPHASIS, '')
    .replace(/`/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, (gap) => (gap.indexOf('\n') === gap.lastIndexOf('\n') ? '\n' : '\n\n'))
    .trim();
}

/** The text without its check marks, which stand before and after letters like any other ornament. */
export function withoutTicks(text: string): string {
  return text.replace(/ ?✓$/gm, '').replace(/✓ ?/g, '');
}
