import { createRule, OPTION_WORD as OPTION, type Rule } from './rule.ts';
import { letteredNouns } from './words.ts';

const BE =
  '(?:is|was|are|would be|will be|should be|must be|has to be|remains|becomes|equals|would therefore be|should therefore be|would thus be|would most likely be|is going to be|has to remain|comes out (?:as|to)|appears to be|seems to be|turns out to be|corresponds to|goes to)';
const FILL =
  '(?:(?:therefore|thus|hence|clearly|most likely|most probably|very likely|likely|definitely|indeed|actually|probably|still|then|simply|just|obviously|consequently|in fact|now|certainly|almost certainly|undoubtedly|best|of course|as follows|given by|represented by|in|at|with|under),? |[:"\'] ?|\\n{1,2}|- ){0,4}';
const COLON = ' ?(?:[:=|→⇒➡>–—-]{1,3}) ?\\n{0,2}';
const LINK = `(?: ?\\([^()\\n]{1,60}\\))?(?:(?: |\\n{1,2} ?)${BE} ?(?=[\\s:"'([-])[ :]{0,2}|'s |${COLON})${FILL}`;
const MORE =
  '(?:,? ?\\(?(?:to|for|in|of|here|among|amongst|from|that|which|given|based|with|would|on|i|we|choice|option|letter|according|after|considering|when|regarding|therefore|then|thus)\\b[^.!?;:\\n]{1,90}?)?';
const PRAISE =
  '(?:next best(?= (?:step|action|test|investigation|management|intervention|measure))|correct|right|best|final|selected|chosen|preferred|optimal|ideal|appropriate|accurate|suitable|fitting|likely|probable|strongest|better|consistent|compelling|closest|safest|recommended|indicated|sensible|logical|definitive|convincing|reasonable|plausible|valid|proper|most (?!common|frequent|of|people|patients|cases)[a-z]{4,16})';
const NOT_ANSWER = "not|wrong|incorrect|least|worst|n't|before|after|second|next best|only if";
const THING = `(?: (?!(?:${letteredNouns}|${NOT_ANSWER})\\b)[\\p{L}'/-]{1,20}){1,9}?`;
/** What questions ask for, so that a letter alone can stand for it; "the status is B" answers nothing. */
const ASKED =
  '(?:diagnosis|treatment|therapy|management|step|test|investigation|study|intervention|procedure|measure|approach|action|cause|explanation|mechanism|finding|drug|agent|medication|option|choice|one)(?: of choice| responsible| indicated)?';
const SURELY =
  '(?: (?:therefore|thus|hence|finally|confidently|definitely|still|now|strongly|personally|then|ultimately))?';
const CHOOSE =
  '(?:choose|chose|select|selected|pick|picked|go with|going with|go for|opt for|opting for|choosing|selecting|picking|answer|say|vote(?: for)?|put my money on|bet on|settle on|conclude|favou?r|recommend|submit|mark|guess|think|believe|suggest|commit to|arrive at|end up with|land on|lean(?:ing)? (?:more )?(?:towards?|to)|stick with|sticking with)';
/** Words that tie findings to an option named as such: "points to option F", "is best explained by choice D". */
const SUPPORTS =
  "best|most|closely|exactly|clearly|strongly|perfectly|directly|consistent|correspond(?:s|ing)?|match(?:es|ing)?|points?|pointing|favou?rs?|favou?ring|supports?|supporting|lean(?:s|ing)?|means|aligns?|fits?|indicates?|leads? to|(?:this|that|which|it)(?: is|'s| would be| must be| should be)|therefore|thus|hence";
const START = '(?<=^|\\n|[.!?;:,…] |\\n- )';

const answerNoun = `(?<![\\p{L}\\p{N}])(?:answers?|ans|answer choice|answer option|answer letter)(?: \\d{1,2}|\\.)?(?:\\(s\\))?`;
const wordOfAnswer =
  '(?:selected|selection|chosen|chosen option|chosen answer|pick|conclusion|verdict|diagnosis|result|decision|response|solution|final|final choice|final selection|final decision|final response|choice selected|correct|key|prediction|guess|output|judge?ment|impression|assessment|recommendation|bottom line|tl;?dr|most (?:likely|appropriate|suitable)|(?:best )?next step|best fit)';
const therefore =
  '(?:therefore|thus|hence|so|consequently|accordingly|in conclusion|conclusion|overall|finally|in summary|in short|to sum up|to summari[sz]e|all in all|ultimately|if (?:i|we) (?:must|have to|had to|need to)[^.,;\\n]{0,40}|with (?:[a-z]+ ){1,2}confidence|(?:by|using)(?: the)?(?: process of)? (?:elimination|exclusion)|∴)';

const certainly = '(?:probably|(?:most )?likely|definitely|certainly|clearly|undoubtedly)';

/** Announcements in English, before the letter. */
export const englishRules: readonly Rule[] = [
  createRule(`${answerNoun}${MORE}${LINK}${OPTION}`, { anyCase: true }),
  createRule(`(?<=^|\\n|[.!?] )ans(?:wer)?\\. `),
  createRule(
    `(?:^|\\n)(?:- )?\\[?(?:(?:final|correct|the|my|best) ){0,3}(?:answer|choice|option|selection)\\]? ?(?:\\n{1,2}|(?<=\\] ?)|(?=[([]))${OPTION}`,
  ),
  createRule(`(?<![\\p{L}])${PRAISE} ${BE} ${FILL}${OPTION}`),
  createRule(`(?<![\\p{L}])${PRAISE}(?:${THING})? ${ASKED}${MORE}${LINK}${OPTION}`, { anyCase: true }),
  createRule(`(?<![\\p{L}])${PRAISE}${THING}${MORE}${LINK}${OPTION}`, { labelling: true }),
  createRule(
    `(?<![\\p{L}])(?:${PRAISE}${THING}|answer|diagnosis|next step)${MORE} ${BE} [^.!?;:()\\n]{2,90} (?=\\()(?:\\((?:option|choice|answer) )?`,
    { labelling: true, weak: true },
  ),
  createRule(
    `(?<![\\p{L}])(?:my|our) (?:final |best )?(?:choice|option|selection|pick|guess|vote|response|decision)${MORE}${LINK}${OPTION}`,
    { anyCase: true },
  ),
  createRule(
    `(?<=^|\\n|\\n- |[.!?] )(?:(?:my|the|final|correct|best|most likely) ){0,3}${wordOfAnswer}${COLON}${OPTION}`,
  ),
  createRule(
    `(?<![\\p{L}])(?:i|we|let's|let us|let me)(?:'d|'ll|'m going to|'m| would| will| am going to| am| must|(?:'d| would)? have to| shall| should| had to)?${SURELY} ${CHOOSE}(?: (?:that )?(?:it is|it's|it would be|it must be|that))?[: ]{1,2}["']?${OPTION}`,
  ),
  createRule(
    `${START}(?:${therefore},? )?(?:and |please )?(?:choose|select|pick|choosing|selecting|go with|going with|mark|use|prefer)[: ]{1,2}${OPTION}`,
  ),
  createRule(
    `${START}${therefore}(?:,|:| -| →)? (?:it's |it is |it must be |it should be |i choose |we choose |choose |select )?${OPTION}`,
    { closing: true },
  ),
  createRule(`${START}(?:${therefore},? )?(?:${certainly}|that(?: is| would be| must be|'s)) ${OPTION}`, {
    labelling: true,
  }),
  createRule(
    `(?<![\\p{L}])(?:no,? wait|wait,? no|actually|yes|correction|i mean|make that|make it|wait|no|scratch that|sorry|apologies|oops|my mistake|my bad|or rather)[,:;—… .]{1,4}(?:it's |it is |it should be |it must be |make it |i mean |choose )?${OPTION}`,
    { closing: true },
  ),
  createRule(
    `(?<![\\p{L}])(?:it's|it is|it must be|it should be|it has to be|it would be) (?:therefore |clearly |definitely |most likely |probably |actually )?${OPTION}`,
    { closing: true },
  ),
  createRule(
    `(?<![\\p{L}])(?:is not|isn't|not|n't) (?:option |choice )?["'(]?[A-J]["')]?(?:,| -|;| —)? ?but (?:rather |instead )?(?:is |it is |it's |with )?${OPTION}`,
  ),
  createRule(
    `(?<![\\p{L}])(?:leaving|leaves|left)(?: us| me)?(?: only)?(?: with)?(?: only| just)? (?:option |choice |answer )?`,
  ),
  createRule(
    `(?<![\\p{L}])(?:${SUPPORTS})\\b[^.!?;:,\\n]{0,50}?\\b(?:(?:answer )?(?:option|choice)|answer|letter) `,
    {
      weak: true,
    },
  ),
  createRule(
    '(?<![\\p{L}]|(?:could|might|may|would) )(?:(?:best|closely|clearly|strongly) (?:fits?|match(?:es)?|supports?|suggests?|indicates?|(?:explained|described|captured|represented) by)|favou?rs?|supports?|suggests?|(?:consistent|compatible) with|(?:typical|characteristic|suggestive|diagnostic) of|corresponds? to|points? to|diagnosis of|diagnosis is|treatment is|step is) ',
    { labelling: true, weak: true },
  ),
  createRule('(?<=\\p{L}{3}[^→\\n]{0,60})(?<![^\\p{L}]\\p{L}) → (?:option |choice |answer )?', {
    closing: true,
    weak: true,
  }),
  createRule(
    `${START}(?:therefore,? |thus,? |hence,? |so,? )?(?:the|this|her|his)(?:${THING})? ${ASKED}${MORE} ${BE} ${OPTION}`,
    {
      labelling: true,
      weak: true,
    },
  ),
  createRule('(?<=[:;,—–] |\\()(?:option|choice|answer) ', { closing: true, weak: true }),
  createRule(
    '(?<![\\p{L}])(?:(?:what|all that|which)(?: then)? (?:remains|is left)|the only (?:remaining )?(?:option|choice|one)(?: that remains| remaining| left)?) is ',
    { closing: true },
  ),
];
