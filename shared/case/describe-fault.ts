import type * as z from 'zod';
import { didYouMean } from '../basics/did-you-mean.ts';
import { kindOf, wrongType } from '../basics/json-kind.ts';
import { sentenceOf } from '../basics/sentence-of.ts';
import { caseIdOf } from './case-id.ts';
import { fieldNames, identitySchema } from './eval-case.ts';

/** What is wrong with a line that is no case, in the data's own words: `case 1, question 2: options is missing.` */
export const describeFault = (value: unknown, issues: readonly z.core.$ZodIssue[]): string => {
  const { caseId, derived } = caseIdOf(identitySchema.safeParse(value).data ?? {}, '');
  const parts = issues.map((issue, index) => {
    const { places, problem } = describeIssue(value, issue);
    const all = derived || index > 0 ? places : [`case ${caseId}`, ...places];
    return all.length === 0 ? problem : `${all.join(', ')}: ${problem}`;
  });
  return sentenceOf(parts);
};

type Path = readonly (string | number)[];

interface DescribedIssue {
  /** From the whole to the part. */
  readonly places: readonly string[];
  readonly problem: string;
}

const describeIssue = (value: unknown, issue: z.core.$ZodIssue): DescribedIssue => {
  if (issue.path.length === 0) return { places: [], problem: `the line is ${kindOf(value)}, not a case` };
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const { places, field } = placeOf(path);
  return { places, problem: `${field} ${problemOf(issue, value, path)}` };
};

/** Lists whose members have numbers in messages, from 1. */
const memberWords: Readonly<Record<string, string>> = {
  mcqs: 'question',
  image_details: 'image',
  table_details: 'table',
  scenario_image_details: 'scenario image',
  scenario_table_details: 'scenario table',
};

/** `['exam_creation', 'final_policy', 'mcqs', 1, 'options', 'A']` is option A of question 2. */
const placeOf = (path: Path): { readonly places: readonly string[]; readonly field: string } => {
  let rest = path[0] === 'exam_creation' ? path.slice(Math.min(path.length - 1, 2)) : path;
  const places: string[] = [];
  while (typeof rest[1] === 'number') {
    places.push(`${memberWords[String(rest[0])] ?? String(rest[0])} ${rest[1] + 1}`);
    rest = rest.slice(2);
  }
  const [field, ...below] = rest;
  if (field === undefined) return { places: places.slice(0, -1), field: places.at(-1) ?? '' };
  return {
    places,
    field: field === 'options' && below.length > 0 ? `option ${below.join('.')}` : rest.join('.'),
  };
};

const problemOf = (issue: z.core.$ZodIssue, value: unknown, path: Path): string => {
  const found = valueAt(value, path);
  if (found === undefined)
    return `is missing${suggestion(String(path.at(-1)), valueAt(value, path.slice(0, -1)))}`;
  if (issue.code === 'invalid_type') return wrongType(issue.expected, found);
  if (issue.code === 'invalid_union') return `must be text or a number, but is ${kindOf(found)}`;
  return issue.message;
};

/** Among the fields beside the missing one, the one that may be a misspelling of it. */
const suggestion = (missing: string, beside: unknown): string => {
  const names = Object.keys(Object(beside)).filter((name) => !fieldNames.has(name));
  return didYouMean(missing, names);
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inside, step) => Object.getOwnPropertyDescriptor(Object(inside), step)?.value, value);
