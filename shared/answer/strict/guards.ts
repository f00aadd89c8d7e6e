/** How much text before a statement is looked at, in characters. */
const WINDOW = 200;

const SENTENCE_END = /(?<!\bi\.e)[.!?;](?=[\s:"')\]]|$)|[。！？；\n]/gu;
const CLAUSE_END = /[,:،，：、—–(]|\b(?:but|so|therefore|thus|hence|however|then|yet|although|though)\b/giu;

const SURE = /\b(?:no|without(?: any| a)?|beyond(?: any| a| all)?|little) (?:reasonable )?doubt\b/gi;
const FORCED =
  /\bif (?:i|we|one) (?:had|have|must|has|were|am|was|need|needed)\b(?: forced| required| pressed| asked)?(?: to)?|\b(?:if|were i|were we) (?:forced|pressed|required|asked)\b(?: to)?/gi;

const WHO =
  '(?:one|you|some|someone|somebody|people|many|others|students?|they|he|she|clinicians?|candidates?|readers?|colleagues?|doctors?)';
const OPINION =
  '(?:think|thinks|thought|say|says|said|argue|argues|argued|believe|believes|believed|assume|assumes|assumed|suggest|suggests|pick|picks|choose|chooses|expect|expects|guess|suspect|claim|claims|claimed|conclude|consider)';
/** Words that keep a clause from being an assertion of the model's own. */
const UNASSERTED = [
  '\\b(?:if|whether|unless|suppos\\w*|assum\\w*|imagin\\w*|pretend\\w*|wonder\\w*|tempt\\w*|unsure|uncertain|unlikely|unclear|doubt\\w*|hypothetical\\w*)\\b',
  "(?:\\b(?:not|never|cannot|hardly)|n't) (?:\\w+ )?(?:sure|certain|convinced|think|believe|mean|say|clear|conclude|that|because|true|agree|support\\w*|confident|rule out|choose|select|pick|go|determine|provide|give|find|state|offer|decide|tell|identify|confirm|name|see|write|put|use)\\b",
  `\\b(?:might|may|could) (?:\\w+ )?${OPINION}\\b`,
  `\\b${WHO} (?:\\w+ ){0,3}${OPINION}\\b`,
  '\\b(?:i|we|my) (?:\\w+ )?(?:thought|assumed|believed|guessed|leaned|was)\\b',
  '\\b(?:initially|originally|previously|at first|first glance|first impression|earlier|before i|prior to)\\b',
  '\\b(?:insufficient|not enough|impossible|unable|difficult|hard to|premature|too little|too early)\\b',
  '\\b(?:none|neither|nor|nothing|no option)\\b',
  '\\b(?:arrows?|arrowheads?|asterisks?|panels?)\\b',
  '\\b(?:why not|not why|rather than|instead of|as opposed to|even though|had i|had we|should i|what if|in case|in which case|normally|usually|ordinarily)\\b',
  '\\b(?:si|wenn|falls|ob|quizás|quizá|talvez|se fosse|peut-être|vielleicht|если|может|ли|возможно)(?![\\p{L}])',
  '(?:如果|假如|若|假设|是否|可能(?<!最可能)|也许|或许|もし|仮に|만약|만일)',
].join('|');
const NOT_ASSERTED = new RegExp(UNASSERTED, 'iu');
/** Lead-ins whose comma does not end their reach. */
const LEAD_IN =
  /^\W*(?:at first(?: glance| sight)?|initially|originally|previously|on first (?:look|impression|read\w*)|in the previous \w+|for example|for instance|e\.g\.|otherwise|if not)(?!\p{L})/iu;
/** What holds for other patients is not said of this one. */
const OTHER_PATIENTS =
  /(?:\b(?:In|For)|^\W*(?:in|for)|[,:—–] (?:\w+ )?in) (?!(?:this|the|our|these|such|his|her)\b)(?:[\w-]+ ){0,3}(?:\w*patients?|child|children|infants?|adults?|wom[ae]n|m[ae]n|cases?|settings?|neonates?|pregnan\w+),/u;
const CONDITIONAL =
  /^\W*(?:\w+, )?(?:(?:even )?if|were|had|should|unless|suppose|assuming|in (?:a|an|the) (?:different|setting|case|scenario)|for (?:patients|a patient))\b/iu;

const CONDITION_INSIDE = /\bif\b|\bshould (?:the|this|an?)\b|如果|假如|若|もし|만약/iu;

/** "e.g." and the instruction's own words before a letter: the prompt is being repeated, nothing is answered. */
const ECHO =
  /(?:\be\.?g\.?|\bfor example|\bfor instance|\bsuch as|\bexamples?|\blike so|\bin the (?:format|form)(?: of)?|\bformat|\b(?:write|respond with|reply with)(?= ["'])|例如|比如|例えば)[\s,.:("'“]{0,4}(?:(?:the )?(?:final )?(?:answer[: ]{1,3})?)$/iu;
const FORMAT =
  /\b(?:please|should|must|need to|have to|asks?|asked|instruct\w*|required|expected|provide|respond|output|write|put|present)\b.{0,120}\b(?:format\w*|form|as|inside|within|like)\b[\s:("']{0,4}$/iu;

/** Without "if I had to choose", which sets no condition. */
export function unforced(sentence: string): string {
  return sentence.replace(FORCED, '');
}

/** The sentence so far, before `at`. */
export function sentenceBefore(text: string, at: number): string {
  return afterLast(text.slice(Math.max(0, at - WINDOW), at), SENTENCE_END);
}

/** Whether what stands at `at` is the model's own claim: not hypothetical, not another's, not an echoed example. */
export function isAsserted(text: string, at: number): boolean {
  if (isEcho(text, at)) return false;
  const sentence = sentenceBefore(text, at);
  if (LEAD_IN.test(sentence) || OTHER_PATIENTS.test(sentence)) return false;
  const clause = afterLast(unforced(sentence.replace(SURE, '')), CLAUSE_END);
  return !NOT_ASSERTED.test(clause);
}

/** "If the biopsy is negative, choose A." */
export function isConditional(text: string, at: number): boolean {
  const sentence = unforced(sentenceBefore(text, at));
  return CONDITIONAL.test(sentence) || CONDITION_INSIDE.test(sentence);
}

/** "If the patient were unstable, the answer would be A." */
export function isCounterfactual(text: string, at: number): boolean {
  const own = unforced(sentenceBefore(text, at)).replace(/\b(?:i|we) would\b/gi, '');
  return isConditional(text, at) && /\b(?:would|were|had|could)\b/iu.test(own);
}

export function isEcho(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - WINDOW), at);
  return ECHO.test(before) || FORMAT.test(afterLast(before.replace(/\be\.g\./gi, ''), SENTENCE_END));
}

function afterLast(text: string, boundary: RegExp): string {
  let from = 0;
  for (const match of text.matchAll(boundary)) from = match.index + match[0].length;
  return text.slice(from);
}
