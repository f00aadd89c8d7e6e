import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../../../shared/case/eval-case.ts';
import { parseCases } from '../../../../shared/case/parse-cases.ts';
import { verifyDataset } from '../../../../shared/dataset/verify-dataset.ts';
import { encodePng } from '../../../../tools/make-sample/canvas/png.ts';
import { exampleCases } from '../../../../tools/make-sample/example/example-cases.ts';
import { examplePictures } from '../../../../tools/make-sample/example/example-pictures.ts';
import { pngChunks } from '../../../support/data/png-chunks.ts';

const folder = join(import.meta.dirname, '../../../../datasets/example');
const text = readFileSync(join(folder, 'example.jsonl'), 'utf8');
const readImage = async (file: string) => readFileSync(join(folder, 'image', file));
const { cases } = parseCases(text, 'example.jsonl');

describe('the example dataset', () => {
  it('matches the output of its generator, cases and pictures', () => {
    expect(text).toBe(`${exampleCases.map((one) => JSON.stringify(one)).join('\n')}\n`);
    expect(readdirSync(join(folder, 'image')).sort()).toEqual(Object.keys(examplePictures).sort());
    for (const [file, draw] of Object.entries(examplePictures)) {
      const png = readFileSync(join(folder, 'image', file));
      expect(png.length).toBeLessThan(20_000);
      expect(pngChunks(png)).toEqual(pngChunks(encodePng(draw())));
    }
  });

  it('has nothing wrong with it, and one oddity: a question whose options skip letters', async () => {
    const { findings, ...report } = await verifyDataset(text, readImage);
    expect(report).toEqual({ cases: 2, questions: 7, images: { 'image/png': 2 } });
    expect(findings.map(({ kind, isError }) => ({ kind, isError }))).toEqual([
      { kind: 'options skip letters', isError: false },
    ]);
  });

  it('shows ids of both kinds, and every optional field of cases and questions', () => {
    expect(cases.map(({ caseId }) => caseId)).toEqual(['90000101', 'PMID_90000102']);
    const all = cases.map(({ evalCase }) => evalCase);
    for (const field of ['pmc', 'pmid', 'doi', 'Level1', 'Level2', 'Rarity'] as const)
      expect(
        all.some((one) => one[field] !== undefined),
        field,
      ).toBe(true);
    const policies = all.map(({ exam_creation }) => exam_creation.final_policy);
    const holders = [...policies, ...all.flatMap(questionsOf)] as readonly Record<string, unknown>[];
    for (const field of [
      'scenario_image_details',
      'scenario_table_details',
      'image_details',
      'table_details',
    ])
      expect(
        holders.filter((one) => (one[field] as unknown[] | undefined)?.length === 1),
        field,
      ).toHaveLength(1);
  });

  it('mentions each figure and table in the text that it comes with', () => {
    for (const { scenario, scenario_image_details, scenario_table_details, mcqs } of cases.map(
      ({ evalCase }) => evalCase.exam_creation.final_policy,
    )) {
      for (const { caption_prefix } of [...scenario_image_details, ...scenario_table_details])
        expect(scenario).toContain(caption_prefix);
      for (const { question, image_details, table_details } of mcqs)
        for (const { caption_prefix } of [...image_details, ...table_details])
          expect(question).toContain(caption_prefix);
    }
  });

  it('does not give its answers away by their letter or length', () => {
    const questions = cases.flatMap(({ evalCase }) => questionsOf(evalCase));
    expect(new Set(questions.map(({ correct_answer }) => correct_answer)).size).toBeGreaterThanOrEqual(5);
  });
});
