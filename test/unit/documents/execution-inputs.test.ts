import { describe, expect, test } from 'vitest';
import { parseRunInput, type StartJson } from '../../../shared/run/run-input.ts';
import { documentPaths, readCheckout } from '../../support/documents/checkout-files.ts';
import { codeSpansOf } from '../../support/documents/markdown.ts';

const jsonBlocksOf = (text: string): string[] =>
  [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);

/** Inputs of executions that a document shows, in blocks and in sentences. */
const inputsIn = (text: string): string[] => [
  ...jsonBlocksOf(text).filter((block) => !block.includes('exam_creation')),
  ...codeSpansOf(text).filter((span) => span.startsWith('{"resume"')),
];

const inputs = documentPaths.flatMap((path) =>
  inputsIn(readCheckout(path)).map((input) => [path, input] as const),
);

describe("an execution's input", () => {
  test('is shown in README and docs/console.md', () => {
    expect(new Set(inputs.map(([path]) => path))).toEqual(
      new Set(['README.md', 'docs/console.md', 'docs/troubleshooting.md']),
    );
  });

  test.each(inputs)('is accepted as %s shows it: %s', (_, input) => {
    expect(parseRunInput(JSON.parse(input.replace('<runId>', 'run-1')))).toBeDefined();
  });
});

/** Complete, or it does not compile. */
const startFields: Readonly<Record<keyof StartJson, true>> = {
  model: true,
  apiBase: true,
  api: true,
  history: true,
  apiKeySecret: true,
  dataset: true,
  datasetDigest: true,
  datasetRepo: true,
  datasetRevision: true,
  imageMode: true,
  selection: true,
  temperature: true,
  maxTokens: true,
  parameters: true,
  headers: true,
  concurrency: true,
  maxRetries: true,
  rpm: true,
  tpm: true,
  rounds: true,
  roundWaitSeconds: true,
  tier: true,
  background: true,
  timeout: true,
  haltAfter: true,
  preflight: true,
  visionCheck: true,
  prices: true,
  importKey: true,
};

test('docs/console.md names every field of a new run', () => {
  const [, section = ''] = readCheckout('docs/console.md').split('## Start a run');
  const start = section.split('## Watch it')[0] ?? '';
  const inTable = [...start.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );
  const inExample = inputsIn(start).flatMap((input) => Object.keys(JSON.parse(input)));
  expect(new Set([...inExample, ...inTable])).toEqual(new Set(Object.keys(startFields)));
});
