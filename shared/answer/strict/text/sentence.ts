/** How much text before a statement is looked at, in characters. */
const reach = 200;

const sentenceEnd = /(?<!\bi\.e)[.!?;](?=[\s:"')\]]|$)|[。！？；\n]/gu;
const clauseEnd = /[,:،，：、—–(]|\b(?:but|so|therefore|thus|hence|however|then|yet|although|though)\b/giu;

const sure = /\b(?:no|without(?: any| a)?|beyond(?: any| a| all)?|little) (?:reasonable )?doubt\b/gi;
const forced =
  /\bif (?:i|we|one) (?:had|have|must|has|were|am|was|need|needed)\b(?: forced| required| pressed| asked)?(?: to)?|\b(?:if|were i|were we) (?:forced|pressed|required|asked)\b(?: to)?/gi;

/** The text before `at`, as far back as anything looks. */
export const textBefore = (text: string, at: number, most: number = reach): string =>
  text.slice(Math.max(0, at - most), at);

/** The sentence so far, before `at`. */
export const sentenceBefore = (text: string, at: number): string => lastSentence(textBefore(text, at));

/** The last, unfinished sentence of a text. */
export const lastSentence = (text: string): string => afterLast(text, sentenceEnd);

/** The last clause of a sentence; "no doubt" and "if I had to choose" set no condition and are left out. */
export const lastClause = (sentence: string): string =>
  afterLast(unforced(sentence.replace(sure, '')), clauseEnd);

/** Without "if I had to choose", which sets no condition. */
export const unforced = (sentence: string): string => sentence.replace(forced, '');

const afterLast = (text: string, boundary: RegExp): string => {
  let from = 0;
  for (const match of text.matchAll(boundary)) from = match.index + match[0].length;
  return text.slice(from);
};
