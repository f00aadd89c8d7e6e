interface VerdictPattern {
  readonly pattern: RegExp;
  /** Counts only where no stronger statement is made, and only when all weak ones name one letter. */
  readonly weak: boolean;
}

const OPTION =
  '(?:(?:[Oo]ption|[Cc]hoice|[Aa]nswer|OPTION|CHOICE|[Ll]etter|[Ss]tatement|[Oo]pción|[Oo]pção|[Oo]pzione|[Aa]lternativa|[Rr]éponse|[Rr]espuesta|[Rr]esposta|[Rr]isposta|[Aa]ntwort|[Вв]ариант|[Оо]твет) )';
const LETTER = '["\'(\\[]?([A-Z])["\')\\]]?';
/**
 * A bare letter needs a clause of its own before it: "Hepatitis B is the correct answer" names no option.
 * The letter is looked for first, which spares the look behind at most places.
 */
const OPENING =
  "(?=[\"'([]?[A-Z](?![A-Za-z]))(?<=^|\\n|\\n- |[.,;:!?(…—–→] ?|\\b(?:so|So|therefore|Therefore|thus|Thus|hence|Hence|that|why|Why|only|Only|but|conclude|believe|think|is|says?|opinion|view|assessment|judge?ment|La|la|L'|El|and|while|whereas|making|makes) )";
const LABEL_TEXT = '(?: ?\\([^()\\n]{1,80}\\)|[.:)] [^.:;!?\\n]{1,80}?)?,?';

const BE =
  '(?:is|would be|must be|should be|remains|seems to be|appears to be|seems|appears|stands out as|represents|will be|has to be)(?: (?:clearly|definitely|therefore|thus|most likely|likely|indeed|probably|hence|still|actually|undoubtedly|by far|now|obviously|certainly))?';
const PRAISE =
  'correct|right|best|closest|safest|most (?:appropriate|accurate|suitable|fitting|likely|probable|plausible|consistent|compatible|reasonable|convincing|compelling)|better|strongest|final|likely|preferred|optimal|ideal|appropriate|accurate|recommended|indicated|warranted|superior|preferable';
const CHOICE = 'answer|option|choice|one|selection|match|fit|response|statement';
/** Praise without a noun must end its clause: "the most likely cause in children" is no verdict on an option. */
const CLAUSE_ENDS =
  '(?= ?(?:[.,;:!)\\n"—–-]|$)| (?:because|here|as|since|given|based|for|in this|and|due|considering|over|rather|not|by|on|with (?:the|this|these|all|his|her)|to the (?:others?|rest|alternatives)|than the (?:others?|rest|alternatives))\\b)';
const RIGHT = `(?:the (?:only )?one (?:that|which|to)(?![\\p{L}])|the only (?:option|choice) that(?! (?:\\w+ )?(?:not|I|we|can)|\\w*n't)(?![\\p{L}])|(?:the )?(?:(?:single|one|only|most|overall|clearly) )?(?:${PRAISE})(?: and [a-z]{1,20})?(?: (?:${CHOICE})(?! choices)(?![\\p{L}])|${CLAUSE_ENDS}))`;
const RIGHT_THING = `the (?:single )?(?:${PRAISE})(?: [\\p{L}-]{1,20}){1,5}?`;
/** "is preferable to B in pregnancy and therefore the correct answer" */
const AND_RIGHT =
  '(?!.{0,70}\\b(?:not|never|but|least|wrong|incorrect)\\b)[^.:;!?\\n]{1,70},? and (?:(?:is|therefore|thus|hence) ){0,2}(?:the )?(?:(?:correct|right|best|most appropriate) (?:answer|option|choice)|(?<=the )answer)';
const ANSWER = '(?:the|my|our) (?:answer|choice|final answer|pick|selection)';
const RIGHT_ABROAD =
  '(?:correcta|correcte|correta|certa|corretta|richtig\\p{L}{0,2}|korrekt\\p{L}{0,2}|bonne|réponse|respuesta|resposta|exacte|adecuada|adequada|giusta|mejor|meilleure|beste|juste|juiste|poprawna|prawidłowa)';

const EXPLAINS =
  'fits?|explains?|matches|match|accounts? for|describes?|meets?|satisfies|covers|captures?|reflects?|addresses|remains?|represents?';

/** "for this patient" goes on affirming; "for unstable patients", "if ...", "about ..." does not. */
const STAYS =
  '(?! (?:if|only|unless|when|about|that|to (?:the extent|some)|in (?:that|terms|theory|principle|stating|some|most|other|many|patients|cases|stable|unstable|general|children|adults|acute|chronic)|for (?!this|the |our|that reason|these reasons|him|her|a definitive|definitive|question)|as far|except|among (?:women|men|children)|until|before|initially|or|regarding|with respect))(?!,? (?:but|however|yet|only)\\b)(?! ?\\?)(?![\\p{L}-])';

const sources: readonly string[] = [
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} ${BE} ${RIGHT}${STAYS}(?! [a-z]+ [^.!\\n]{0,60}\\?)`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} ${BE} ${RIGHT_THING}(?=[.,;!\\n)]|$| (?:here|because|in this|for this|given|based|as|since|at this|now|to confirm|to establish))${STAYS}`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} ${BE} ${ANSWER}${STAYS}`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} (?:is|remains|offers?|gives?|provides?|has|explains?|fits?|matches|covers?|addresses) ${AND_RIGHT}${STAYS}`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} (?:it is|stands out|remains)(?=[.,:!)]|$)`,
  `\\b[Oo]nly ${OPTION}?${LETTER}${LABEL_TEXT} (?:fully |adequately )?(?:${EXPLAINS})(?![\\p{L}])`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} (?:(?:best|most (?:closely|accurately|likely|fully)) (?:${EXPLAINS})|(?:${EXPLAINS}) (?:[^.:;!?\\n]{1,50} )?best)(?![\\p{L}])`,
  `\\b(?:making|makes|make|leaving|leaves|render|renders|rendering) ${OPTION}?${LETTER}${LABEL_TEXT} (?:as )?(?:the )?(?:single |only |clear |clearly )?(?:best|better|most|correct|right|answer|clear|preferred|sole|only)`,
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} (?:es|está|sería|é|seria|est|serait|ist|wäre|è|sarebbe|är|er|is het|to|jest) (?:la |a |o |le |die |das |der |l'|el |il |de |det )?(?:(?:opción|respuesta|resposta|opção|bonne|meilleure|réponse|opzione|risposta|mejor|melhor|migliore|Antwort) )?${RIGHT_ABROAD}(?![\\p{L}])`,
  `(?:ist|est|é|es) (?:die |la |a )?${OPTION}?${LETTER} (?:somit |daher |also |donc |la |die )?${RIGHT_ABROAD}(?![\\p{L}])`,
  `(?:选项|選項|選択肢|선택지|보기)? ?(?<![A-Za-z0-9] ?)${LETTER} ?(?:选项|選項|项|項|\\([^()\\n]{1,40}\\))?(?:应该|应|就)?(?:是|为|為|最)?(?:唯一)?(?:最为?)?(?:正确|正確|合适|合適|適合|適切|恰当|符合题意|最符合|最可能|最好|最佳)(?:的)?(?:答案|选项|選項|选择|诊断)?(?!吗|嗎|性|率|与否|[?])`,
  `(?:選択肢)? ?(?<![A-Za-z0-9] ?)${LETTER} ?が(?:正解|正しい|正答|最も適切|最適|答え)(?!で(?:は|すか)|か[?])`,
  `(?:選択肢)? ?(?<![A-Za-z0-9] ?)${LETTER} ?を(?:選択|選び|選ぶ)(?:します|する|ます|ました)?(?!ま?せん|ない)`,
  `(?:선택지 |보기 )?(?<![A-Za-z0-9] ?)${LETTER} ?(?:번)?(?:을|를) (?:선택|고르|고릅)(?!하지|지 않)`,
  `(?:선택지 |보기 )?(?<![A-Za-z0-9] ?)${LETTER} ?(?:번)?(?:이|가) (?:정답|답|가장 적절|맞|옳)(?!이? ?아)`,
];

/** Support that a list may give to several options in turn. */
const weakSources: readonly string[] = [
  `(?:${OPENING}|${OPTION})${LETTER}${LABEL_TEXT} (?:${BE}|makes|has) (?:(?!not|less|least|never|no)[\\p{L}-]{1,20} ){0,3}?(?:favou?red|supported|sense|of choice|first-line|support)(?![\\p{L}-])${STAYS}`,
];

/** Verdicts on a letter, which stands in the first group: "C is correct". */
export const verdictPatterns: readonly VerdictPattern[] = [
  ...sources.map((source) => ({ pattern: new RegExp(source, 'gu'), weak: false })),
  ...weakSources.map((source) => ({ pattern: new RegExp(source, 'gu'), weak: true })),
];
