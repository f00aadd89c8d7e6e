import { phrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import type { Span } from '../text/edited-text.ts';

/** A line of a list or table that opens with an option's letter. */
const optionLine =
  /^(?:- |\| ?|\d{1,2}[.)] ?){0,2}(?:[✓✗] ?)?(?:(?:[Oo]ption|OPTION|[Cc]hoice|选项|選択肢|opción|opção) ?)?[("[]?([A-Z])(?![\p{L}\p{N}'])(?<!I(?=, ))(?=[)\].:|、,"]| ?[(✓✗→–—|-]| \p{Lu}|$)/u;
const opens = String.raw`(?:^|[|.:;,()\]—–←→=-]) ?`;
const closes = String.raw`(?= ?(?:$|[|.,;!()—–✓✗-]|because\b|since\b|as\b|here\b))`;
const right = phrases`
  correct
  right
  best
  most likely
  most appropriate
  most consistent
  正确
  正確
  正解
  最可能
  最佳
  정답
  correct[ao]
  correcte
  richtig
  corretta
  corretto
  верно
  правильно
`;
const affirmed = new RegExp(
  String.raw`✓|${opens}(?:this is (?:the )?answer${closes}|(?:this is )?(?:the )?${right}(?:(?= ?: ?\p{L}{2})|(?: (?:answer|choice|option|diagnosis|fit|match|next step))?${closes}))`,
  'iu',
);
/** Not a verdict on the option above it, but a heading or an announcement cut short. */
const heading = /^(?:\w+,? )?(?:the )?(?:correct|right|best|most \w+)(?: \w+)?:?$/iu;
const wrong = phrases`
  incorrect
  wrong
  false
  (?:very |highly )?unlikely
  less likely
  ruled out
  excluded
  eliminated
  rejected
  not (?:correct|right|likely|appropriate|indicated|consistent|supported|the (?:answer|best))
  错误
  不正确
  不符
  排除
  誤り
  不適切
  不正解
  오답
  incorrect[ao]
  incorrecte
  errad[ao]
  falsch
  неверно
  неправильно
`;
const rejected = new RegExp(String.raw`✗|${opens}(?:this is )?(?:the )?${wrong}(?![\p{L}])`, 'iu');

/** The one option that a list or table affirms among others: "A: incorrect ... E: correct", "C ✗, G ✓". */
export const affirmedOptionRule: Rule = {
  id: 'list.affirmed-option',
  reads: ['- A: incorrect.\n- B: incorrect.\n- C: correct.', '- A ✗\n- B ✗\n- C ✓'],
  ignores: ['- A: incorrect.\n- B: correct.\n- C: correct.', '- A: incorrect.\n- B: incorrect.'],
};

interface Judged {
  readonly verdict: 'affirmed' | 'rejected' | null;
  /** From the option's label to the end of the line that says so. */
  readonly span: Span;
}

/**
 * The statement of `affirmedOptionRule`; null when none or several options are affirmed.
 * @param ticked the text before its check marks were taken out: line by line the same
 */
export const affirmedOption = (text: string, ticked: string): Statement | null => {
  const judged = new Map<string, Judged>();
  // Verdicts before the first label count too: they are no option's, and make the list ambiguous.
  let letter = '';
  let start = 0;
  let labelled = 0;
  const lines = text.split('\n');
  for (const [index, line] of ticked.split('\n').entries()) {
    const { length } = lines[index] ?? '';
    const label = optionLine.exec(line)?.[1];
    if (label !== undefined) [letter, labelled] = [label, start];
    const earlier = judged.get(letter);
    const verdict = verdictOf(line);
    const here = { verdict, span: { start: labelled, end: start + length } };
    if (earlier?.verdict !== 'rejected') judged.set(letter, verdict || !earlier ? here : earlier);
    start += length + 1;
  }
  const affirmedOnes = [...judged].filter(([, { verdict }]) => verdict === 'affirmed');
  const [only] = affirmedOnes;
  if (!only || affirmedOnes.length > 1 || judged.size === 1 || only[0] === '') return null;
  return { rule: affirmedOptionRule.id, span: only[1].span, at: only[1].span.start, letter: only[0] };
};

const verdictOf = (line: string): Judged['verdict'] => {
  if (rejected.test(line)) return 'rejected';
  return affirmed.test(line) && !heading.test(line) ? 'affirmed' : null;
};
