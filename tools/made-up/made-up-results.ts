import { stringifyOrdered } from '../../shared/basics/stringify-ordered.ts';
import type { CaseResult } from '../../shared/results/case-result.ts';
import { aCase } from './a-case.ts';
import { type Answer, lost, right } from './answers.ts';

export interface MadeUpResults {
  readonly cases: number;
  readonly model?: string;
  readonly dataset?: string;
  /** One case in this many ends with a timeout; none without it. */
  readonly lossEvery?: number;
}

const chapters = [
  'Neoplasms',
  'Diseases of the circulatory system',
  'Certain infectious and parasitic diseases',
  'Diseases of the blood and blood-forming organs and certain disorders involving the immune mechanism',
  'Endocrine, nutritional and metabolic diseases',
  'Diseases of the nervous system',
  'Diseases of the eye and adnexa',
  'Diseases of the respiratory system',
];
const stages = ['Initial presentation', 'Imaging', 'Surgical plan', 'Sepsis', 'Follow-up after a month'];
const imageTypes = ['CT', 'MRI', 'X-ray', 'Histopathology', 'Clinical Photograph', 'ECG'];
const tableTypes = ['Laboratory', 'Medication', 'TNM'];
const letters = [...'ABCDEFGHIJ'];

/** A number of 0 to 1 that always comes out the same for the same place. */
const drawn = (...place: number[]): number => {
  const wave =
    Math.sin(place.reduce((sum, value, index) => sum + value * (12.9898 + 65.233 * index), 1)) * 43_758.5453;
  return wave - Math.floor(wave);
};
const oneOf = <Item>(items: readonly Item[], share: number): Item =>
  items[Math.floor(share * items.length)] as Item;

/** A results file as this evaluator writes it, of as many made-up cases as wanted; the same every time. */
export const madeUpResults = ({
  cases,
  model = 'made-up-vl-72b',
  dataset = 'sample',
  lossEvery = Number.POSITIVE_INFINITY,
}: MadeUpResults): string => {
  const list = Array.from({ length: cases }, (_, at) => drawnCase(at, at % lossEvery === lossEvery - 1));
  const failed = list.filter(({ status }) => status === 'failed').length;
  return stringifyOrdered({
    meta: {
      model,
      dataset,
      image_mode: 'url',
      api_base: 'https://models.example/v1',
      started_at: '2026-11-23T00:00:00.000Z',
      finished_at: '2026-11-23T01:30:00.000Z',
      liveclin_version: '1.0.0',
      run: {
        run_id: 'made-up-vl-72b_2026-11-23-000000_ab12',
        settings: { prices: { input: 1.25, output: 10 } },
      },
      coverage: { planned: cases, done: cases - failed, failed, pending: 0, failures: { timeout: failed } },
    },
    summary: { calls: { sent: 7_000, served: 6_990, failed: 9, orphaned: 1 } },
    cases: list,
  });
};

const drawnCase = (at: number, isLost: boolean): CaseResult => {
  const chapter = oneOf(chapters, drawn(at, 1) ** 2);
  const count = 3 + Math.floor(drawn(at, 2) * 4);
  const numbers = Array.from({ length: count }, (_, index) => index);
  const made = aCase({
    pmc: String(90_000_001 + at),
    questions: numbers.map((index) => ({
      stage: oneOf(stages, drawn(at, index, 9)),
      correct_answer: keyOf(at, index),
    })),
    fields: {
      doi: '',
      Rarity: drawn(at, 3) < 0.84 ? 'rare' : 'unrare',
      Level1: `Chapter ${chapters.indexOf(chapter) + 1}: ${chapter}`,
      Level2: `Made-up group ${1 + Math.floor(drawn(at, 4) * 6)} of the ${chapter.toLowerCase()} (A00-B99)`,
    },
  });
  const answers = numbers.map((index) =>
    isLost && index === count - 1 ? timedOut(at, index) : answered(at, index),
  );
  return made.judged(answers, { status: isLost ? 'failed' : 'done', attempt: 1 });
};

const keyOf = (at: number, index: number): string => oneOf(letters, drawn(at, index, 5) ** 1.5);

const answered = (at: number, index: number): Answer => {
  const key = keyOf(at, index);
  const given = drawn(at, index, 6) < 0.79 ? key : oneOf(letters, drawn(at, index, 7));
  const strict = drawn(at, index, 8) < 0.95 ? given : null;
  return right({
    extracted_answer: given,
    is_correct: given === key,
    model_response: `After long thought: \\boxed{${given}}`,
    ...typesOf(at, index),
    strict_answer: strict,
    strict_correct: strict === key,
    turn: {
      finishReason: 'stop',
      reasoning: 'The thought before the answer.',
      servedModel: 'made-up-vl-72b-2026-10-01',
      usage: { input: 2_500 + index * 900, output: 640, cachedInput: 1_200, reasoning: 500 },
      images: { expected: 1, sent: 1, dropped: [] },
      calls: [{ ms: 1_500 + Math.round(20_000 * drawn(at, index, 14) ** 4) }],
    },
  });
};

const timedOut = (at: number, index: number): Answer =>
  lost('errored', {
    error: 'API error: Request timed out.',
    ...typesOf(at, index),
    turn: {
      failure: 'timeout',
      images: { expected: 0, sent: 0, dropped: [] },
      calls: [{ ms: 120_000, failure: 'timeout' }],
    },
  });

const typesOf = (at: number, index: number) => ({
  image_types: drawn(at, index, 10) < 0.5 ? [oneOf(imageTypes, drawn(at, index, 11))] : [],
  table_types: drawn(at, index, 12) < 0.2 ? [oneOf(tableTypes, drawn(at, index, 13) ** 3)] : [],
});
