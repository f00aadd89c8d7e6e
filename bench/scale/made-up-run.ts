import { getOrCreate } from '../../shared/basics/get-or-create.ts';
import { caseKeyOf } from '../../shared/case/case-key.ts';
import type { DatasetIndex } from '../../shared/dataset/dataset-index.ts';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import { caseLayout } from '../../shared/ledger/ledger-keys.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { currentSchema } from '../../shared/storage/schema-version.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type Answer, right, wrong } from '../../tools/made-up/answers.ts';
import { digest, makeIdentity, makeRun, makeSettings } from '../../tools/made-up/factories.ts';

const questions = 4;
const pictures = 4;
const pictureBytes = 180_000;

/** Stands for each case's own id in texts that all cases share. */
const template = '90000001';

/** About what a model says before it answers. */
const said = 'The lesion enhances, and nothing else in the history explains it. '.repeat(18);
const replied = (answer: (overrides: { model_response: string }) => Answer, letter: string): Answer =>
  answer({ model_response: `${said}\\boxed{${letter}}` });

const chapters = Array.from({ length: 16 }, (_, index) => `Chapter ${index + 1}: Made up`);
const picture = (index: number) => `${template}-${index}.png`;
const shapeOf = (chapter: string) => ({
  pmc: template,
  questions,
  fields: { Level1: chapter },
  policy: {
    scenario: said.repeat(2),
    scenario_image_details: Array.from({ length: pictures }, (_, index) => ({
      file: picture(index),
      url: `https://pictures.example/${picture(index)}`,
      type: index % 2 === 0 ? 'CT' : 'MRI',
    })),
  },
});
const resultOf = (chapter: string, index: number): string => {
  const answers = Array.from({ length: questions }, (_, question) =>
    (index + question) % 5 === 0
      ? replied((overrides) => wrong('C', overrides), 'C')
      : replied((overrides) => right(overrides), 'B'),
  );
  return JSON.stringify(aCase(shapeOf(chapter)).judged(answers, { status: 'done', attempt: 1 }));
};
const results = chapters.map(resultOf);

const image = (index: number) => ({
  sha256: index.toString(16).padStart(64, '0'),
  bytes: pictureBytes,
  extension: '.png',
  mime: 'image/png',
  content: { mime: 'image/png', width: 1_024, height: 768 },
});

const rowTemplate: CaseRow = {
  caseKey: template,
  caseId: template,
  status: 'done',
  owner: 'arn:aws:states:us-east-1:000000000000:execution:liveclin-evaluator:run-1#1#1.0',
  plan: 1,
  leaseUntil: 1_060_000,
  fence: 1,
  startFence: 1,
  attempt: 1,
  turn: questions,
  round: 1,
  triesUsed: 0,
  outcomes: Array.from({ length: questions }, () => ({ outcome: 'answered', answer: 'B', correct: true })),
  calls: { sent: questions, served: questions, failed: 0 },
  traffic: { inputTokens: 400, outputTokens: 40, failures: {} },
  turnCalls: [],
  resultKey: runKeys.caseResult('run-1', template),
  resultVersion: 'version-of-the-result-1',
};

/** A run over so many made-up cases of four questions and four pictures: every object and row it has, made on request. */
export const createMadeUpRun = (size: number, concurrency: number) => {
  const ids = Array.from({ length: size }, (_, index) => String(90_000_001 + index));
  const indexOf = (caseKey: string): number => Number(caseKey) - 90_000_001;
  const { partitionOf } = caseLayout('run-1', currentSchema);
  const shards = new Map<string, string[]>();
  for (const id of ids) getOrCreate(shards, partitionOf(caseKeyOf(id)), (): string[] => []).push(id);
  const ofCase = (text: string, id: string): string => text.replaceAll(template, id);
  const chapterOf = (id: string): number => indexOf(id) % chapters.length;
  const caseText = JSON.stringify(aCase(shapeOf(chapters[0] ?? '')).parsed());
  const imagesText = JSON.stringify({
    images: Object.fromEntries(Array.from({ length: pictures }, (_, at) => [picture(at), image(at)])),
  });
  const cases = ids.map((id) => ({
    caseId: id,
    caseKey: caseKeyOf(id),
    chapter: chapters[chapterOf(id)] ?? '',
    questions,
    imageBytes: pictures * pictureBytes,
  }));
  const index: DatasetIndex = { schema: currentSchema, digest, cases, withImages: true, warnings: [] };
  const run = (apiBase: string): Run =>
    makeRun({
      identity: makeIdentity({ apiBase }),
      settings: makeSettings({ concurrency }),
      totals: { cases: size, questions: size * questions },
    });
  return {
    run,
    index,
    /** Rows of the cases in a partition of the ledger. */
    idsIn: (partition: string): readonly string[] => shards.get(partition) ?? [],
    row: (id: string): object => JSON.parse(ofCase(JSON.stringify(rowTemplate), id)),
    result: (id: string): string => ofCase(results[chapterOf(id)] ?? '', id),
    storedCase: (id: string): string => ofCase(`${caseText}\n${imagesText}`, id),
    indexOf,
  };
};
export type MadeUpRun = ReturnType<typeof createMadeUpRun>;
