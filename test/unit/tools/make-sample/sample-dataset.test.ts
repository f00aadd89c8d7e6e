import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EvalCase, imagesOf, questionsOf } from '../../../../shared/case/eval-case.ts';
import { parseCases } from '../../../../shared/case/parse-cases.ts';
import { checkImage } from '../../../../shared/dataset/check-image.ts';
import { stageCategories, stageCategoryOf } from '../../../../shared/taxonomy/stage-category.ts';
import { assembleCases } from '../../../../tools/make-sample/assemble-cases.ts';
import { encodePng } from '../../../../tools/make-sample/canvas/png.ts';
import { allCases } from '../../../../tools/make-sample/cases/all-cases.ts';
import { pictures } from '../../../../tools/make-sample/pictures/all-pictures.ts';
import { pngChunks } from '../../../support/data/png-chunks.ts';

const directory = join(import.meta.dirname, '../../../../datasets/sample');
const text = readFileSync(join(directory, 'sample.jsonl'), 'utf8');
const { cases, warnings } = parseCases(text, 'sample.jsonl');
const evalCases = cases.map(({ evalCase }) => evalCase);
const questions = evalCases.flatMap(questionsOf);
const imageFiles = readdirSync(join(directory, 'image')).sort();
const readImage = (file: string): Buffer => readFileSync(join(directory, 'image', file));

const tablesOf = (evalCase: EvalCase) => [
  ...evalCase.exam_creation.final_policy.scenario_table_details,
  ...questionsOf(evalCase).flatMap((question) => question.table_details),
];

const countBy = (values: readonly string[]): Map<string, number> =>
  values.reduce(
    (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    new Map<string, number>(),
  );

/** Each text of a case with the figures and tables that are first sent with it. */
const textsWithAttachments = (evalCase: EvalCase) => {
  const { scenario, scenario_image_details, scenario_table_details } = evalCase.exam_creation.final_policy;
  return [
    { text: scenario, attached: [...scenario_image_details, ...scenario_table_details] },
    ...questionsOf(evalCase).map((question) => ({
      text: question.question,
      attached: [...question.image_details, ...question.table_details],
    })),
  ];
};

describe('sample dataset', () => {
  it('matches the output of its generator', () => {
    expect(text).toBe(`${assembleCases(allCases).join('\n')}\n`);
  });

  it('is read without a warning and with a unique id for each case', () => {
    expect(warnings).toEqual([]);
    expect(cases.filter(({ derived }) => derived)).toEqual([]);
    expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(cases.length);
  });

  it('names its cases by numbers and a DOI that cannot be real', () => {
    const ids = cases.map(({ caseId }) => caseId);
    expect(ids.filter((id) => !/^900000\d\d$/.test(id))).toEqual([
      'https://doi.org/10.0000/liveclin-sample.06',
    ]);
  });

  it('spreads over chapters, subcategories and both rarities', () => {
    expect(cases.length).toBeGreaterThanOrEqual(14);
    const chapters = new Set(evalCases.map(({ Level1 }) => Level1));
    expect(chapters.size).toBeGreaterThanOrEqual(8);
    for (const chapter of chapters) expect(chapter).toMatch(/^Chapter \d+: \S/);
    for (const { Level2 } of evalCases) expect(Level2).toMatch(/ \([A-Z]\d\d-[A-Z]\d\d\)$/);
    expect(countBy(evalCases.map(({ Rarity }) => String(Rarity)))).toEqual(
      new Map([
        ['unrare', 5],
        ['rare', 10],
      ]),
    );
  });

  it('asks three to six questions a case, in all five stages of the summary', () => {
    for (const evalCase of evalCases) {
      expect(questionsOf(evalCase).length).toBeGreaterThanOrEqual(3);
      expect(questionsOf(evalCase).length).toBeLessThanOrEqual(6);
    }
    const stages = countBy(questions.map(({ stage }) => stageCategoryOf(stage)));
    for (const category of stageCategories.filter((name) => name !== 'Other')) {
      expect(stages.get(category), category).toBeGreaterThanOrEqual(6);
    }
    expect(stages.has('Other')).toBe(false);
  });

  it('has distinct options and gives each letter the right answer equally often, give or take one', () => {
    for (const { options } of questions) {
      expect(new Set(Object.values(options)).size).toBe(Object.keys(options).length);
    }
    const uses = [...'ABCDEFGHIJ'].map(
      (letter) => questions.filter(({ correct_answer }) => correct_answer === letter).length,
    );
    expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
  });

  it('does not give its answers away: the longest option is right in less than a fifth of questions', () => {
    const right = questions.filter(({ options, correct_answer }) => {
      const lengths = Object.values(options).map((option) => option.length);
      return options[correct_answer]?.length === Math.max(...lengths);
    });
    expect(right.length / questions.length).toBeLessThan(0.2);
  });
});

describe('figures and tables of the sample dataset', () => {
  it('carry a neutral number that the text they come with mentions', () => {
    for (const { text: asked, attached } of evalCases.flatMap(textsWithAttachments)) {
      for (const { caption_prefix } of attached) {
        expect(caption_prefix).toMatch(/^(Figure|Table) \d$/);
        expect(asked).toContain(caption_prefix);
      }
    }
  });

  it('exist wherever a text mentions one', () => {
    for (const evalCase of evalCases) {
      const prefixes = [...imagesOf(evalCase), ...tablesOf(evalCase)].map(
        ({ caption_prefix }) => caption_prefix,
      );
      const texts = textsWithAttachments(evalCase).map((part) => part.text);
      const mentioned = texts.flatMap((part) => part.match(/(Figure|Table) \d+/g) ?? []);
      expect(new Set(mentioned)).toEqual(new Set(prefixes));
      expect(new Set(prefixes).size).toBe(prefixes.length);
    }
  });

  it('accompany scenarios and questions, once with two pictures together', () => {
    const policies = evalCases.map(({ exam_creation }) => exam_creation.final_policy);
    expect(policies.some(({ scenario_image_details }) => scenario_image_details.length > 0)).toBe(true);
    expect(policies.some(({ scenario_table_details }) => scenario_table_details.length > 0)).toBe(true);
    expect(questions.some(({ image_details }) => image_details.length === 2)).toBe(true);
    expect(evalCases.flatMap(tablesOf).length).toBeGreaterThanOrEqual(6);
    expect(evalCases.filter((evalCase) => imagesOf(evalCase).length > 0).length).toBeGreaterThanOrEqual(8);
  });

  it('contain tables in well-formed markdown: a ruled head and rows of equal length', () => {
    for (const { content } of evalCases.flatMap(tablesOf)) {
      const rows = (content ?? '').split('\n').map((row) => row.split('|'));
      expect(rows.length).toBeGreaterThan(2);
      expect(rows[1]?.slice(1, -1).every((cell) => cell === ' --- ')).toBe(true);
      for (const row of rows) {
        expect(row.length).toBe(rows[0]?.length);
        expect([row.at(0), row.at(-1)]).toEqual(['', '']);
      }
    }
  });

  it('use each picture once, with a placeholder address of the same name', () => {
    const images = evalCases.flatMap(imagesOf);
    expect(images.map(({ file }) => file).sort()).toEqual(imageFiles);
    for (const { file, url } of images) expect(url).toBe(`https://example.org/liveclin-sample/image/${file}`);
  });

  it('are complete pictures of the type that their names say', () => {
    expect(imageFiles.flatMap((file) => checkImage(file, readImage(file)).findings)).toEqual([]);
  });

  it('stay small', () => {
    const sizes = imageFiles.map((file) => readImage(file).length);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(700_000);
  });

  it.each(Object.entries(pictures))('%s is a PNG with the pixels its script draws', (file, draw) => {
    const png = readImage(file);
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    const [committed, drawn] = [pngChunks(png), pngChunks(encodePng(draw()))];
    expect(committed.map(([name]) => name)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    for (const [index, [name, content]] of committed.entries()) {
      expect(content.equals(drawn[index]?.[1] ?? Buffer.alloc(0)), name).toBe(true);
    }
  });
});
