import { describe, expect, it } from 'vitest';
import { evalCaseSchema, questionsOf } from '../../../shared/case/eval-case.ts';
import {
  describeMisspelt,
  misspeltOfCase,
  misspeltOfQuestion,
} from '../../../shared/case/misspelt-fields.ts';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { aCase, type CaseShape } from '../../../tools/made-up/a-case.ts';
import { readCheckout } from '../../support/documents/checkout-files.ts';

/** What is said of a case of one question, its fields first. */
const saidOf = ({ question, ...shape }: Omit<CaseShape, 'question'> & { question?: object }): string[] => {
  const evalCase = aCase({ questions: 1, ...shape, ...(question && { question }) }).parsed();
  return [...misspeltOfCase(evalCase), ...questionsOf(evalCase).flatMap(misspeltOfQuestion)].map(
    describeMisspelt,
  );
};

const figure = {
  caption_prefix: 'Figure 1',
  file: 'a.png',
  url: 'https://pictures.example/a.png',
  type: 'CT',
};
const table = { caption_prefix: 'Table 1', caption: 'c', content: '| a |', type: 'Laboratory' };

describe('a field that nothing reads is named where one that may be meant is missing', () => {
  it.each<[string, Parameters<typeof saidOf>[0]]>([
    ['image_detials is ignored; did you mean image_details?', { question: { image_detials: [figure] } }],
    ['image is ignored; did you mean image_details?', { question: { image: [figure] } }],
    ['clinical_stage is ignored; did you mean stage?', { question: { stage: '', clinical_stage: 'x' } }],
    [
      'scenario_image_details is ignored; did you mean image_details?',
      { question: { scenario_image_details: [figure] } },
    ],
    ['Raritty is ignored; did you mean Rarity?', { fields: { Rarity: undefined, Raritty: 'rare' } }],
    ['level1 is ignored; did you mean Level1?', { fields: { Level1: null, level1: 'Chapter 1' } }],
    ['PMC is ignored; did you mean pmc?', { fields: { pmc: undefined, doi: undefined, PMC: '1' } }],
    [
      'table_details is ignored; did you mean scenario_table_details?',
      { policy: { table_details: [table] } },
    ],
    [
      'scenario image 2: captoin_prefix is ignored; did you mean caption_prefix?',
      {
        policy: {
          scenario_image_details: [figure, { ...figure, caption_prefix: null, captoin_prefix: 'Figure 2' }],
        },
      },
    ],
    [
      'table 1: contents is ignored; did you mean content?',
      { question: { table_details: [{ ...table, content: undefined, contents: '| a |' }] } },
    ],
  ])('%s', (sentence, shape) => {
    expect(saidOf(shape)).toEqual([sentence]);
  });
});

describe('nothing is said', () => {
  it.each<[string, Parameters<typeof saidOf>[0]]>([
    ['of a field like none of ours', { fields: { novel: 1 }, question: { explanation: 'because' } }],
    ['where the field itself is there', { fields: { Raritty: 'rare' } }],
    ['of an empty field', { fields: { Rarity: null, Raritty: null }, question: { image_detials: [] } }],
    ['of another id beside an id', { fields: { pmcid: 'PMC1', PMIDS: 2, DOI: '10.0/1' } }],
    [
      'of the fields of the release that nothing reads',
      {
        fields: { Level2: undefined, Level2_Detail: 'x', 'ICD-10': 'x', title: 't' },
        question: {
          image_details: [{ caption: 'c', id: '1', label: 'l' }],
          table_details: [{ id: '1', label: 'l' }],
        },
      },
    ],
  ])('%s', (_what, shape) => {
    expect(saidOf(shape)).toEqual([]);
  });

  it.each(['datasets/example/example.jsonl', 'datasets/sample/sample.jsonl'])('of %s', (path) => {
    for (const line of readCheckout(path).trim().split('\n')) {
      const evalCase = evalCaseSchema.parse(JSON.parse(line));
      expect([...misspeltOfCase(evalCase), ...questionsOf(evalCase).flatMap(misspeltOfQuestion)]).toEqual([]);
    }
  });
});

it('a run warns of each misspelling once, however many cases have it', () => {
  const line = (pmc: string, fields: object) => aCase({ pmc, fields, questions: 2 }).line();
  const misspelt = { Rarity: undefined, Raritty: 'rare' };
  const text = [line('1', misspelt), line('2', misspelt), line('3', {})].join('\n');
  expect(parseCases(text, 'mine.jsonl').warnings).toEqual([
    'mine.jsonl: in 2 of 3 cases, Raritty is ignored; did you mean Rarity?',
  ]);
});
