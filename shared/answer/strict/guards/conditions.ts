import { phrases } from '../phrases.ts';
import { sentenceBefore, unforced } from '../text/sentence.ts';

const opens = phrases`
  (?:even )?if
  were
  had
  should
  unless
  suppose
  assuming
  in (?:a|an|the) (?:different|setting|case|scenario)
  for (?:patients|a patient)
`;
const conditional = new RegExp(String.raw`^\W*(?:\w+, )?${opens}\b`, 'iu');
const conditionInside = /\bif\b|\bshould (?:the|this|an?)\b|如果|假如|若|もし|만약/iu;

/** "If the biopsy is negative, choose A." */
export const isConditional = (text: string, at: number): boolean => {
  const sentence = unforced(sentenceBefore(text, at));
  return conditional.test(sentence) || conditionInside.test(sentence);
};

/** "If the patient were unstable, the answer would be A." */
export const isCounterfactual = (text: string, at: number): boolean => {
  const said = unforced(sentenceBefore(text, at)).replace(/\b(?:i|we) would\b/gi, '');
  return isConditional(text, at) && /\b(?:would|were|had|could)\b/iu.test(said);
};
