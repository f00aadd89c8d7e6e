const pieces = /\p{L}+|\p{N}{1,3}|[^\s\p{L}\p{N}]+|\s*[\r\n]+/gu;

/** Han, kana and Hangul: about a token each. */
const wideLetters = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;

/**
 * About as many tokens as OpenAI's tokenizer o200k makes of a text. It counts by the length of words, as a tokenizer's table
 * would be larger than all else that Plan loads: short words are one token, and the terms of medicine, which no table has
 * whole, get longer with their letters. Fitted to the sample dataset, and held to it by a test.
 */
export const estimateTokens = (text: string): number => {
  let tokens = 0;
  for (const [piece] of text.matchAll(pieces)) tokens += tokensOf(piece);
  return Math.round(tokens);
};

const tokensOf = (piece: string): number => {
  if (/^\p{L}/u.test(piece)) return tokensOfWord(piece);
  if (/^\p{N}/u.test(piece)) return 1;
  // Often part of the token before it.
  if (/^\s/.test(piece)) return 0.7;
  return Math.max(1, piece.length / 2);
};

const tokensOfWord = (word: string): number => {
  const wide = word.match(wideLetters)?.length ?? 0;
  const { length } = word;
  if (wide > 0) return wide + (length - wide) / 4;
  if (length <= 5) return 1;
  return length <= 8 ? 1 + (length - 5) * 0.1 : 1.3 + (length - 8) * 0.45;
};
