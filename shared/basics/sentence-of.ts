/** The parts of a message as one sentence: what others wrote may end with a full stop already, or with a question. */
export const sentenceOf = (parts: readonly string[]): string => {
  const sentence = parts.map((part) => part.replace(/\.$/, '')).join('; ');
  return /[!?]$/.test(sentence) ? sentence : `${sentence}.`;
};
