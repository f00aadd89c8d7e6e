import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';

export interface MadeUpResults {
  readonly cases: number;
  readonly model?: string;
  readonly dataset?: string;
  /** Every how many cases one ends with a timeout; none without it. */
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
  const list = Array.from({ length: cases }, (_, at) => madeUpCase(at, at % lossEvery === lossEvery - 1));
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

const madeUpCase = (at: number, isLost: boolean) => {
  const chapter = oneOf(chapters, drawn(at, 1) ** 2);
  const count = 3 + Math.floor(drawn(at, 2) * 4);
  const mcqs = Array.from({ length: count }, (_, index) =>
    isLost && index === count - 1 ? lost(index) : answered(at, index),
  );
  return {
    case_id: String(90_000_001 + at),
    pmc: String(90_000_001 + at),
    doi: '',
    rarity: drawn(at, 3) < 0.84 ? 'rare' : 'unrare',
    level1: `Chapter ${chapters.indexOf(chapter) + 1}: ${chapter}`,
    level2: `Made-up group ${1 + Math.floor(drawn(at, 4) * 6)} of the ${chapter.toLowerCase()} (A00-B99)`,
    total_mcqs: count,
    correct_mcqs: mcqs.filter(({ is_correct }) => is_correct).length,
    mcqs,
    status: isLost ? 'failed' : 'done',
    attempt: 1,
  };
};

const answered = (at: number, index: number) => {
  const key = oneOf(letters, drawn(at, index, 5) ** 1.5);
  const given = drawn(at, index, 6) < 0.79 ? key : oneOf(letters, drawn(at, index, 7));
  const strict = drawn(at, index, 8) < 0.95 ? given : null;
  return {
    stage: oneOf(stages, drawn(at, index, 9)),
    mcq_index: index,
    correct_answer: key,
    extracted_answer: given,
    is_correct: given === key,
    model_response: `After long thought: \\boxed{${given}}`,
    error: null,
    image_types: drawn(at, index, 10) < 0.5 ? [oneOf(imageTypes, drawn(at, index, 11))] : [],
    table_types: drawn(at, index, 12) < 0.2 ? [oneOf(tableTypes, drawn(at, index, 13) ** 3)] : [],
    outcome: 'answered',
    strict_answer: strict,
    strict_correct: strict === key,
    options: letters,
    turn: {
      finishReason: 'stop',
      reasoning: 'The thought before the answer.',
      servedModel: 'made-up-vl-72b-2026-10-01',
      usage: { input: 2_500 + index * 900, output: 640, cachedInput: 1_200, reasoning: 500 },
      images: { expected: 1, sent: 1, dropped: [] },
      calls: [{ ms: 1_500 + Math.round(20_000 * drawn(at, index, 14) ** 4) }],
    },
  };
};

const lost = (index: number) => ({
  ...answered(0, index),
  extracted_answer: null,
  is_correct: false,
  model_response: null,
  error: 'API error: Request timed out.',
  outcome: 'errored',
  strict_answer: null,
  strict_correct: false,
  turn: {
    failure: 'timeout',
    images: { expected: 0, sent: 0, dropped: [] },
    calls: [{ ms: 120_000, failure: 'timeout' }],
  },
});
