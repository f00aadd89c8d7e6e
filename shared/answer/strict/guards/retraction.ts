import { phrases } from '../phrases.ts';

const aside = String.raw`[,—–] ?(?:no,? wait|wait,? no|sorry|oops|correction)\b`;
const exclaims = phrases`
  oh
  no
  wait
  hmm+
  actually
  hold on
  oops
  sorry
  but wait
  apologies
  my apologies
  never mind
  nevermind
`;
const takesBack = phrases`
  (?<!(?:^|\n)(?:- )?\(?[A-Z][.:)] ?)(?:that|this|it)(?:'s| is| was| seems| can't be| cannot be)(?: (?:actually|clearly|probably|not|also|a))? ?(?:wrong|incorrect|mistaken|mistake|an error|not right|not correct|right\b(?<=not right)|correct\b(?<=not correct)|false|contradict\w*)
  i (?:was|am) (?:wrong|mistaken|not sure)
  i (?:made|have made) (?:a|an) (?:mistake|error)
  i take (?:that|it) back
  scratch that
  strike that
  disregard (?:that|the above)
  let me (?:reconsider|rethink|re-think|re-evaluate|reevaluate|re-examine|start over|redo|correct|double-?check)
  (?:wait|hold on|edit|hmm+)(?=[,.!…:]| [—–-])
  (?:actually|but|no), none of
  i (?:can't|cannot) (?:decide|choose)
  i need to (?:reconsider|rethink|re-evaluate)
  i (?:must|have to) (?:correct|retract)
  (?:correction|wait|hold on|hmm+|no)(?=[,.!…—: ]{0,4}(?:$|\n))
  no, wait\b
  on second thoughts?
  (?:that|this|it) (?:doesn't|does not|can't|cannot) (?:fit|be right|be correct|make sense|work)
`;
const takenBack = new RegExp(
  String.raw`${aside}|(?:^|[.!?;…\n—–-] ?|\.\.\. ?)(?:${exclaims}[,.!…— -]{1,5}){0,3}${takesBack}`,
  'iu',
);
const reconsiders = phrases`
  wait
  actually
  on (?:further |closer )?(?:reflection|review|reconsideration|inspection|second thoughts?)
  upon (?:further |closer )?(?:reflection|review|reconsideration|inspection)
  correction
  corrected
  reconsider\w*
  re-?evaluat\w*
  re-?examin\w*
  re-?think\w*
  re-?check\w*
  double-?check\w*
  mistake\w*
  i was wrong
  misread
  scratch that
  revis\w*
  chang(?:e|ing) my
  hmm+
  hold on
  oops
  sorry
  apologies
  error
  that's wrong
  that is wrong
  that's incorrect
  that is incorrect
  更正
  重新
  不对
  等等
`;
const reconsidered = new RegExp(String.raw`\b${reconsiders}(?![\p{L}])`, 'iu');
const reopened = /[.!?…\n] ?(?:However|On the other hand|But|Still|Yet|Let me|Let's|Next|Now|Hmm)(?!\p{L})/u;
/** How far after a statement its retraction is looked for, in characters. */
const reach = 4000;

/** Whether the answer that ends at `end` is taken back by what follows. */
export const isTakenBack = (text: string, end: number): boolean =>
  takenBack.test(text.slice(end, end + reach));

/** Whether the weighing continues after `end`: what the reply only leaned to by then is not its answer. */
export const isReopened = (text: string, end: number): boolean => reopened.test(text.slice(end, end + reach));

/** Whether the model changes its mind between two statements. */
export const isReconsidered = (text: string, from: number, to: number): boolean =>
  reconsidered.test(text.slice(from, Math.min(to, from + reach)));
