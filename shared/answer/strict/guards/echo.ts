import { phrases } from '../phrases.ts';
import { lastSentence, textBefore } from '../text/sentence.ts';

const introducesExample = phrases`
  \be\.?g\.?
  \bfor example
  \bfor instance
  \bsuch as
  \bexamples?
  \blike so
  \bin the (?:format|form)(?: of)?
  \bformat
  \b(?:write|respond with|reply with)(?= ["'])
  例如
  比如
  例えば
`;
const example = new RegExp(
  String.raw`${introducesExample}[\s,.:("'“]{0,4}(?:(?:the )?(?:final )?(?:answer[: ]{1,3})?)$`,
  'iu',
);
const demands = phrases`
  please
  should
  must
  need to
  have to
  asks?
  asked
  instruct\w*
  required
  expected
  provide
  respond
  output
  write
  put
  present
`;
const format = new RegExp(
  String.raw`\b${demands}\b.{0,120}\b(?:format\w*|form|as|inside|within|like)\b[\s:("']{0,4}$`,
  'iu',
);

/** "e.g." and the instruction's own words before a letter: the prompt is being repeated, nothing is answered. */
export const isEcho = (text: string, at: number): boolean => {
  const before = textBefore(text, at);
  return example.test(before) || format.test(lastSentence(before.replace(/\be\.g\./gi, '')));
};
