/** A line of a list or table that opens with an option's letter. */
const LINE =
  /^(?:- |\| ?|\d{1,2}[.)] ?){0,2}(?:[✓✗] ?)?(?:(?:[Oo]ption|OPTION|[Cc]hoice|选项|選択肢|opción|opção) ?)?[("[]?([A-Z])(?![\p{L}\p{N}'])(?<!I(?=, ))(?=[)\].:|、,"]| ?[(✓✗→–—|-]| \p{Lu}|$)/u;
const OPENS = '(?:^|[|.:;,()\\]—–←→=-]) ?';
const CLOSES = '(?= ?(?:$|[|.,;!()—–✓✗-]|because\\b|since\\b|as\\b|here\\b))';
const AFFIRMED = new RegExp(
  `✓|${OPENS}(?:this is (?:the )?answer${CLOSES}|(?:this is )?(?:the )?(?:correct|right|best|most likely|most appropriate|most consistent|正确|正確|正解|最可能|最佳|정답|correct[ao]|correcte|richtig|corretta|corretto|верно|правильно)(?:(?= ?: ?\\p{L}{2})|(?: (?:answer|choice|option|diagnosis|fit|match|next step))?${CLOSES}))`,
  'iu',
);
/** Not a verdict on the option above it, but a heading or an announcement cut short. */
const HEADING = /^(?:\w+,? )?(?:the )?(?:correct|right|best|most \w+)(?: \w+)?:?$/iu;
const REJECTED = new RegExp(
  `✗|${OPENS}(?:this is )?(?:the )?(?:incorrect|wrong|false|(?:very |highly )?unlikely|less likely|ruled out|excluded|eliminated|rejected|not (?:correct|right|likely|appropriate|indicated|consistent|supported|the (?:answer|best))|错误|不正确|不符|排除|誤り|不適切|不正解|오답|incorrect[ao]|incorrecte|errad[ao]|falsch|неверно|неправильно)(?![\\p{L}])`,
  'iu',
);

type Verdict = 'affirmed' | 'rejected';

/**
 * The one option that a list or table affirms among others: "A: incorrect ... E: correct", "C ✗, G ✓".
 * `text` still carries its check marks and crosses. Null when none or several are affirmed.
 */
export function judgedOption(text: string): string | null {
  const verdicts = new Map<string, Verdict | null>();
  // Verdicts before the first label count too: they are no option's, and make the list ambiguous.
  let letter = '';
  for (const line of text.split('\n')) {
    letter = LINE.exec(line)?.[1] ?? letter;
    const verdict = verdictOf(line);
    if (verdicts.get(letter) !== 'rejected') verdicts.set(letter, verdict ?? verdicts.get(letter) ?? null);
  }
  const affirmed = [...verdicts.keys()].filter((option) => verdicts.get(option) === 'affirmed');
  return affirmed.length === 1 && verdicts.size > 1 ? affirmed[0] || null : null;
}

function verdictOf(line: string): Verdict | null {
  if (REJECTED.test(line)) return 'rejected';
  return AFFIRMED.test(line) && !HEADING.test(line) ? 'affirmed' : null;
}
