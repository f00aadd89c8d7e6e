import { countOf } from '../../../shared/basics/count-of.ts';
import { keyLetter } from '../../../shared/case/answer-letters.ts';
import { type ExplainedQuestion, explainQuestion } from '../../../shared/outputs/explain-file.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { outcomeOf, type QuestionResult } from '../../../shared/results/case-result.ts';
import { callTable } from './calls.ts';
import { replyText } from './reply.ts';

/** More would be noise; `rescore --explain --json` has all. */
const maxVetoes = 50;

/** What one run made of a question: both letters and why, images left out, the reply, the calls. */
export const answer = (
  question: QuestionResult,
  options: Readonly<Record<string, string>> | undefined,
): Html => {
  const { model_response: reply, error, turn } = question;
  const explained = explainQuestion(question, options);
  const outcome = outcomeOf(question);
  return html`<ul class="verdicts">
<li>Benchmark’s reading: ${verdict(question.extracted_answer, question.is_correct)}, key ${keyLetter(question)}</li>
${reply ? strictReading(question, explained) : undefined}
${outcome === 'answered' ? undefined : html`<li>Reply: <b>${outcome}</b>${turn?.failure === undefined ? undefined : html` (${turn.failure})`}</li>`}
${error === null ? undefined : html`<li>Error: <span class="text">${error}</span></li>`}
${leftOut(question)}
</ul>
${reply ? replyText(reply, { reasoning: turn?.reasoning, read: explained.read?.span }) : undefined}
${reply === '' ? html`<p class="note">The reply was left out of this file (--no-text).</p>` : undefined}
${struck(explained)}
${callTable(question)}`;
};

const verdict = (letter: string | null, isRight: boolean): Html =>
  html`<b>${letter ?? 'none'}</b> ${isRight ? html`<span class="right">right</span>` : html`<span class="wrong">wrong</span>`}`;

/** The stored verdict; why it was read so comes from reading the reply again, which may need the options' texts. */
const strictReading = (question: QuestionResult, { read, key }: ExplainedWithoutPlace): Html => {
  const { strict_answer: stored, strict_correct } = question;
  const letter = stored === undefined ? (read?.letter ?? null) : stored;
  const why =
    read === null
      ? html`: no rule reads one letter`
      : html`: rule ${read.rule} reads “${read.text}”${read.letter === letter ? undefined : html`, ${read.letter ?? 'none'} today`}`;
  return html`<li>Strict reading: ${verdict(letter, strict_correct ?? letter === key)}${why}</li>`;
};

type ExplainedWithoutPlace = Omit<ExplainedQuestion, 'case_id' | 'question'>;

const struck = ({ vetoes }: ExplainedWithoutPlace): Html | undefined =>
  vetoes.length === 0
    ? undefined
    : html`<details><summary>${countOf(vetoes.length, 'reading')} struck</summary><ul>${vetoes
        .slice(0, maxVetoes)
        .map(
          ({ rule, letter, guard, text }) =>
            html`<li>${letter ?? 'several'}: rule ${rule}, struck by ${guard}: “${text}”</li>`,
        )}</ul></details>`;

const leftOut = ({ turn }: QuestionResult): Html | undefined => {
  const { expected = 0, sent = 0, dropped = [] } = turn?.images ?? {};
  if (expected === 0) return undefined;
  return html`<li>Images: ${sent} of ${expected} sent${dropped.map(({ image, reason }) => html`; <b>left out</b> ${image} (${reason})`)}</li>`;
};
