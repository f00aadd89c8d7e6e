import { oneLine } from '../../shared/basics/one-line.ts';
import { columnsOf, cutToColumns } from '../../shared/basics/text-columns.ts';
import type { ExplainedQuestion, ReadText } from '../../shared/outputs/explain-file.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Struck readings that are shown of one reply; --json has all. */
const maxVetoes = 6;
const quoteColumns = 80;

type Paint = Terminal['paint'];

/** How each reply was read, for people: the answer with its rule and words, then what guards struck. */
export const formatExplained = (questions: readonly ExplainedQuestion[], paint: Paint): string =>
  [...questions.map((question) => formatQuestion(question, paint)), formatTotals(questions, paint)].join(
    '\n',
  );

const formatQuestion = (question: ExplainedQuestion, paint: Paint): string => {
  const { case_id, question: number, read, vetoes } = question;
  const heading = `${paint('bold', `${case_id}, question ${number}`)}  ${formatAnswer(question, paint)}\n`;
  const struck = distinct(vetoes);
  const rows = [
    ...(read ? [['read', read.rule, letterOf(read), '', quoted(read)]] : []),
    ...struck
      .slice(0, maxVetoes)
      .map((veto) => [paint('dim', 'struck'), veto.rule, letterOf(veto), veto.guard, quoted(veto)]),
  ];
  const more = struck.length - maxVetoes;
  const rest = more > 0 ? `  ${paint('dim', `and ${more} more struck`)}\n` : '';
  if (rows.length === 0 && question.replied) return `${heading}  ${paint('dim', 'no rule reads a letter')}\n`;
  return heading + table(rows.map((row) => ['', ...row])) + rest;
};

const formatAnswer = ({ key, read, replied }: ExplainedQuestion, paint: Paint): string => {
  if (!replied) return paint('dim', 'no reply');
  if (read === null) return paint('yellow', `no answer read (key ${key})`);
  return read.letter === key
    ? paint('green', `${key}, correct`)
    : paint('red', `${letterOf(read)}, incorrect (key ${key})`);
};

/** Rules that read the same words for the same letter and are struck by the same guard say the same. */
const distinct = (vetoes: ExplainedQuestion['vetoes']): ExplainedQuestion['vetoes'] => [
  ...new Map(vetoes.map((veto) => [`${veto.guard} ${veto.letter} ${veto.text}`, veto])).values(),
];

const letterOf = ({ letter }: Pick<ReadText, 'letter'>): string => letter ?? 'several';

const quoted = ({ text }: ReadText): string => {
  const line = oneLine(text);
  return `"${columnsOf(line) > quoteColumns ? `${cutToColumns(line, quoteColumns - 1)}…` : line}"`;
};

/** How many replies each rule decided, the most frequent first. */
const formatTotals = (questions: readonly ExplainedQuestion[], paint: Paint): string => {
  const counts = new Map<string, number>();
  for (const { read, replied } of questions) {
    const name = read?.rule ?? (replied ? 'no answer read' : 'no reply');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = [...counts].toSorted(([, a], [, b]) => b - a).map(([name, count]) => ['', name, `${count}`]);
  return `${paint('bold', `Rules that read the ${questions.length} questions`)}\n${table(rows)}`;
};
