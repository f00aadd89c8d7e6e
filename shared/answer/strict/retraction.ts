const TAKEN_BACK =
  /[,—–] ?(?:no,? wait|wait,? no|sorry|oops|correction)\b|(?:^|[.!?;…\n—–-] ?|\.\.\. ?)(?:(?:oh|no|wait|hmm+|actually|hold on|oops|sorry|but wait|apologies|my apologies|never mind|nevermind)[,.!…— -]{1,5}){0,3}(?:(?<!(?:^|\n)(?:- )?\(?[A-Z][.:)] ?)(?:that|this|it)(?:'s| is| was| seems| can't be| cannot be)(?: (?:actually|clearly|probably|not|also|a))? ?(?:wrong|incorrect|mistaken|mistake|an error|not right|not correct|right\b(?<=not right)|correct\b(?<=not correct)|false|contradict\w*)|i (?:was|am) (?:wrong|mistaken|not sure)|i (?:made|have made) (?:a|an) (?:mistake|error)|i take (?:that|it) back|scratch that|strike that|disregard (?:that|the above)|let me (?:reconsider|rethink|re-think|re-evaluate|reevaluate|re-examine|start over|redo|correct|double-?check)|(?:wait|hold on|edit|hmm+)(?=[,.!…:]| [—–-])|(?:actually|but|no), none of|i (?:can't|cannot) (?:decide|choose)|i need to (?:reconsider|rethink|re-evaluate)|i (?:must|have to) (?:correct|retract)|(?:correction|wait|hold on|hmm+|no)(?=[,.!…—: ]{0,4}(?:$|\n))|no, wait\b|on second thoughts?|(?:that|this|it) (?:doesn't|does not|can't|cannot) (?:fit|be right|be correct|make sense|work))/iu;
const RECONSIDERED =
  /\b(?:wait|actually|on (?:further |closer )?(?:reflection|review|reconsideration|inspection|second thoughts?)|upon (?:further |closer )?(?:reflection|review|reconsideration|inspection)|correction|corrected|reconsider\w*|re-?evaluat\w*|re-?examin\w*|re-?think\w*|re-?check\w*|double-?check\w*|mistake\w*|i was wrong|misread|scratch that|revis\w*|chang(?:e|ing) my|hmm+|hold on|oops|sorry|apologies|error|that's wrong|that is wrong|that's incorrect|that is incorrect|更正|重新|不对|等等)(?![\p{L}])/iu;
const REOPENED = /[.!?…\n] ?(?:However|On the other hand|But|Still|Yet|Let me|Let's|Next|Now|Hmm)(?!\p{L})/u;
/** How far after a statement its retraction is looked for, in characters. */
const REACH = 4000;

/** Whether the answer that ends at `end` is taken back by what follows. */
export function isTakenBack(text: string, end: number): boolean {
  return TAKEN_BACK.test(text.slice(end, end + REACH));
}

/** Whether the weighing goes on after `end`: what the reply only leaned to by then is not its answer. */
export function isReopened(text: string, end: number): boolean {
  return REOPENED.test(text.slice(end, end + REACH));
}

/** Whether the model changes its mind between two statements. */
export function isReconsidered(text: string, from: number, to: number): boolean {
  return RECONSIDERED.test(text.slice(from, Math.min(to, from + REACH)));
}
