import { type ImageDetail, questionsOf, type TableDetail } from '../case/eval-case.ts';
import {
  describeMisspelt,
  type MisspeltField,
  misspeltOfCase,
  misspeltOfQuestion,
} from '../case/misspelt-fields.ts';
import { questionOddities } from '../case/question-oddities.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { selectImages } from '../conversation/turn-images.ts';
import { stageCategoryOf } from '../taxonomy/stage-category.ts';
import type { Finding } from './finding.ts';

type Oddity = Pick<Finding, 'kind' | 'detail' | 'question'>;

/** Everything odd about a case's line; does not look at its image files. */
export const inspectCase = ({ evalCase, derived, caseId, lineNumber }: ParsedCase): Finding[] => {
  const { Rarity: rarity, exam_creation } = evalCase;
  const { scenario_image_details: images, scenario_table_details: tables } = exam_creation.final_policy;
  const oddities: Oddity[] = [
    ...when(derived, 'no id', 'no pmc, pmid or doi, so its id is derived from its content'),
    ...when(typeof rarity === 'number', 'Rarity is a number', `Rarity is ${rarity}, not a word`),
    ...misspeltOfCase(evalCase).map(misspeltOddity),
    ...images.flatMap(figureOddities),
    ...tables.flatMap(tableOddities),
    ...questionsOf(evalCase).flatMap((question, index) =>
      [
        ...questionOddities(question),
        ...misspeltOfQuestion(question).map(misspeltOddity),
        ...when(
          stageCategoryOf(question.stage) === 'Other',
          'stage without a category',
          `stage "${question.stage}" is counted as Other`,
        ),
        ...question.image_details.flatMap(figureOddities),
        ...question.table_details.flatMap(tableOddities),
      ].map((oddity) => ({ ...oddity, question: index + 1 })),
    ),
  ];
  return oddities.map((oddity) => ({ ...oddity, isError: false, lineNumber, caseId }));
};

const when = (condition: boolean, kind: Finding['kind'], detail: string): Oddity[] =>
  condition ? [{ kind, detail }] : [];

const misspeltOddity = (field: MisspeltField): Oddity => ({
  kind: 'misspelt field',
  detail: describeMisspelt(field),
});

/** By the rule that conversations use. */
const figureOddities = (image: ImageDetail): Oddity[] => {
  const name = image.file || image.url || 'a figure';
  const [dropped] = selectImages([image], 'url', {}).dropped;
  if (dropped?.reason === 'no caption prefix') {
    return [{ kind: dropped.reason, detail: `${name} has no caption prefix, so it is never sent` }];
  }
  return [
    ...when(!image.file, 'no file', `${name} names no file, so only image mode url can send it`),
    ...(dropped
      ? [{ kind: dropped.reason, detail: `${name}: ${dropped.reason}, so image mode url omits it` }]
      : []),
  ];
};

/** A message omits tables without content. */
const tableOddities = ({ content, caption_prefix: prefix }: TableDetail): Oddity[] =>
  when(!content, 'table without content', `${prefix || 'a table'} has no content, so it is never sent`);
