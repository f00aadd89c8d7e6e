const TAGS = [
  'think',
  'thinking',
  'thought',
  'thoughts',
  'reasoning',
  'reflection',
  'scratchpad',
  'seed:think',
];
const NAMES = TAGS.join('|');

/** Reasoning delimiters seen in the wild: XML-like, Kimi, Magistral, o1-style copies, MedGemma. */
const OPEN = `<(?:${NAMES})\\s{0,4}>|◁think▷|\\[think\\]|<\\|begin_of_thought\\|>|<unused94>`;
const CLOSE = `</(?:${NAMES})\\s{0,4}>|◁/think▷|\\[/think\\]|<\\|end_of_thought\\|>|<unused95>`;
const DELIMITER = new RegExp(`(${OPEN})|${CLOSE}`, 'giu');

const FINAL_CHANNEL = '<|channel|>final<|message|>';
const ANY_CHANNEL = '<|channel|>';

/**
 * The reply without its reasoning; null when reasoning was begun and never ended (the model was cut off while
 * thinking, so nothing in the text is an answer). A closing delimiter without an opening one ends reasoning that
 * the chat template had begun, so all text before it is dropped.
 */
export function visibleText(reply: string): string | null {
  const text = finalChannel(reply);
  if (text === null) return null;
  let visible = '';
  let from = 0;
  let thinking = false;
  for (const delimiter of text.matchAll(DELIMITER)) {
    const opens = delimiter[1] !== undefined;
    if (opens && !thinking) visible += `${text.slice(from, delimiter.index)}\n`;
    if (!opens && !thinking) visible = '';
    thinking = opens;
    from = delimiter.index + delimiter[0].length;
  }
  return thinking ? null : visible + text.slice(from);
}

/** Raw gpt-oss output: only the final channel is meant for the reader. */
function finalChannel(reply: string): string | null {
  const final = reply.lastIndexOf(FINAL_CHANNEL);
  if (final >= 0) return reply.slice(final + FINAL_CHANNEL.length);
  return reply.includes(ANY_CHANNEL) ? null : reply;
}
