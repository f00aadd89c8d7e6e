import { didYouMean } from '../basics/did-you-mean.ts';
import { storableStart } from '../basics/unstorable.ts';
import { type CasePart, type EvalCase, identitySchema, partFields, type Question } from './eval-case.ts';

/** A field that nothing reads, where one that may be meant is missing. */
export interface MisspeltField {
  /** E.g. `image_detials is ignored; did you mean image_details?` */
  readonly problem: string;
  /** The image or table it is in, e.g. `scenario image 2`. */
  readonly place?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields of the release that nothing reads (docs/protocol.md, "Data"): no misspellings, however close to another. */
const unreadFields: Readonly<Record<CasePart, readonly string[]>> = {
  case: ['title', 'Level2_Detail', 'ICD-10'],
  policy: [],
  question: [],
  image: ['caption', 'id', 'label'],
  table: ['id', 'label'],
};

/** Of the case itself and its scenario. A line without a required field is no case and is described as that. */
export const misspeltOfCase = (evalCase: EvalCase): MisspeltField[] => {
  const { final_policy: policy } = evalCase.exam_creation;
  return [
    ...misspeltIn('case', evalCase),
    ...misspeltIn('policy', policy),
    ...misspeltInEach('image', policy.scenario_image_details, 'scenario image'),
    ...misspeltInEach('table', policy.scenario_table_details, 'scenario table'),
  ];
};

export const misspeltOfQuestion = (question: Question): MisspeltField[] => [
  ...misspeltIn('question', question),
  ...misspeltInEach('image', question.image_details, 'image'),
  ...misspeltInEach('table', question.table_details, 'table'),
];

export const describeMisspelt = ({ problem, place }: MisspeltField): string =>
  place === undefined ? problem : `${place}: ${problem}`;

const misspeltInEach = (part: CasePart, members: readonly Fields[], word: string): MisspeltField[] =>
  members.flatMap((member, index) =>
    misspeltIn(part, member).map((field) => ({ ...field, place: `${word} ${index + 1}` })),
  );

const misspeltIn = (part: CasePart, fields: Fields): MisspeltField[] => {
  const known = [...partFields[part], ...unreadFields[part]];
  const hasId = part === 'case' && idFields.some((name) => !isEmpty(fields[name]));
  const missing = partFields[part].filter(
    (name) => isEmpty(fields[name]) && !(hasId && idFields.includes(name)),
  );
  return Object.keys(fields).flatMap((name) => {
    if (known.includes(name) || isEmpty(fields[name])) return [];
    const suggestion = didYouMean(name, missing);
    return suggestion === '' ? [] : [{ problem: `${storableStart(name)} is ignored${suggestion}` }];
  });
};

/** One of them is enough. */
const idFields = Object.keys(identitySchema.shape);

/** Parsing gives absent lists and texts empty values. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
