import { capitalLetter, keyLetter, optionLetters } from '../../../shared/case/answer-letters.ts';
import { type EvalCase, type Question, questionsOf } from '../../../shared/case/eval-case.ts';
import { labelOf } from '../../../shared/compare/compared-run.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { reportedCase } from '../../../shared/report/reported-cases.ts';
import type { Conversation } from '../library/conversation.ts';
import { answer } from './answer.ts';
import { type CasePlace, figures, tables } from './case-content.ts';
import { type Link, runsLink, viewPage } from './layout.ts';

/** Where a case is in the list that it was opened from. */
export interface ListPlace {
  readonly list: Link;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** A case as a conversation, of one run or of two side by side. */
export const casePage = (
  conversations: readonly [Conversation, ...Conversation[]],
  { list, previous, next }: ListPlace,
): string => {
  const [first] = conversations;
  const { id, chapter, rarity } = reportedCase(first.judged);
  const evalCase = conversations.find((each) => each.evalCase)?.evalCase;
  const source = conversations.find((each) => each.evalCase) ?? first;
  const place = { run: source.run.name, case: id };
  return viewPage({
    title: `Case ${id}`,
    path: [runsLink, list],
    facts: [
      ['Chapter', chapter],
      ['Subcategory', first.judged.level2 || 'Unknown'],
      ['Rarity', rarity],
      ...conversations.map(({ run, judged }, index): [string, string] => {
        const { correct, letters, result } = reportedCase(judged);
        return [
          nameOf(run.meta.model, index, conversations),
          `${result}, ${correct}/${letters.length} right`,
        ];
      }),
    ],
    main: html`<nav class="pager" aria-label="Cases of the list">${step(previous, 'prev', 'Previous case')}${step(next, 'next', 'Next case')}</nav>
${evalCase ? undefined : html`<p class="notice">${first.problem}</p>`}
${evalCase && scenario(evalCase, place)}
${first.judged.mcqs.map((_, index) => questionSection(index, conversations, { evalCase, place }))}
<nav class="pager" aria-label="Cases of the list, below">${step(previous, 'prev', 'Previous case')}${step(next, 'next', 'Next case')}</nav>`,
  });
};

const step = (address: string | undefined, rel: 'prev' | 'next', text: string): Html | undefined =>
  address === undefined ? undefined : html`<a rel="${rel}" href="${address}">${text}</a> `;

const nameOf = (model: string, index: number, all: readonly unknown[]): string =>
  all.length > 1 ? `${labelOf(index)} ${model}` : model;

const scenario = (evalCase: EvalCase, place: CasePlace): Html => {
  const policy = evalCase.exam_creation.final_policy;
  return html`<section aria-labelledby="scenario"><h2 id="scenario">Scenario</h2>
<p class="text">${policy.scenario}</p>
${figures(policy.scenario_image_details, place)}
${tables(policy.scenario_table_details)}</section>`;
};

const questionSection = (
  index: number,
  conversations: readonly Conversation[],
  { evalCase, place }: { readonly evalCase: EvalCase | undefined; readonly place: CasePlace },
): Html => {
  const asked = evalCase && questionsOf(evalCase)[index];
  const stage = conversations[0]?.judged.mcqs[index]?.stage ?? '';
  const heading = `question-${index + 1}`;
  return html`<section aria-labelledby="${heading}"><h2 id="${heading}">Question ${index + 1}${stage === '' ? '' : `: ${stage}`}</h2>
${asked && askedQuestion(asked, index, { conversations, place })}
<div class="answers${conversations.length > 1 ? ' two' : ''}">${conversations.map(({ run, judged }, at) => {
    const question = judged.mcqs[index];
    return html`<article aria-label="${`${nameOf(run.meta.model, at, conversations)}, question ${index + 1}`}"><h3>${nameOf(run.meta.model, at, conversations)}</h3>
${question ? answer(question, asked?.options) : html`<p>This run does not have the question.</p>`}</article>`;
  })}</div></section>`;
};

interface Asked {
  readonly conversations: readonly Conversation[];
  readonly place: CasePlace;
}

const askedQuestion = (question: Question, index: number, { conversations, place }: Asked): Html => {
  const chosen = conversations.map(({ judged }) => judged.mcqs[index]?.extracted_answer);
  return html`<p class="text">${question.question}</p>
${figures(question.image_details, place)}
${tables(question.table_details)}
<ol class="options" aria-label="${`Options of question ${index + 1}`}">${optionLetters(question).map(
    (letter) => {
      const capital = capitalLetter(letter);
      const isKey = capital === keyLetter(question);
      const marks = [
        ...(isKey ? ['key'] : []),
        ...chosen.flatMap((given, at) =>
          given === capital ? (chosen.length > 1 ? `answer of ${labelOf(at)}` : 'answer') : [],
        ),
      ];
      return html`<li${isKey ? html` class="key"` : undefined}><b>${letter}</b> ${question.options[letter]}${marks.length === 0 ? undefined : html` <small>(${marks.join(', ')})</small>`}</li>`;
    },
  )}</ol>`;
};
