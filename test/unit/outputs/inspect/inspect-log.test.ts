import { Readable } from 'node:stream';
import { buffer, text as textOfStream } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withoutTexts } from '../../../../shared/outputs/export/without-texts.ts';
import { archiveLog } from '../../../../shared/outputs/inspect/archive-log.ts';
import { jsonLog } from '../../../../shared/outputs/inspect/json-log.ts';
import { type LogKind, logKinds } from '../../../../shared/outputs/inspect/log-kind.ts';
import { summarizeFile } from '../../../../shared/outputs/summarize-file.ts';
import { parseResultsFile, type ResultsFile } from '../../../../shared/results/results-file.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../../tools/made-up/answers.ts';
import { madeUpResults } from '../../../../tools/made-up/made-up-results.ts';
import { referenceForm } from '../../../../tools/made-up/reference-form.ts';
import { releaseResults } from '../../../../tools/made-up/release-results.ts';
import { readZip } from '../../../support/data/read-zip.ts';

const secret = 'Patient said so';
const fileOf = (cases: readonly object[]): ResultsFile => {
  const head = JSON.parse(madeUpResults({ cases: 0 }));
  return withoutTexts(parseResultsFile(JSON.stringify({ ...head, cases }), 'file'));
};

/** A right case, a wrong one, one that a timeout ended, and one that the model refused to continue. */
const fourSorts = fileOf([
  aCase({ pmc: '1' }).judged([right(), right()]),
  aCase({ pmc: '2' }).judged([right({ model_response: secret }), wrong('C', { strict_answer: null })]),
  aCase({ pmc: 'https://doi.org/3' }).judged(
    [right(), lost('errored', { error: `API error: ${secret}` }), skipped()],
    { status: 'failed' },
  ),
  aCase({ pmc: '4' }).judged([lost('filtered'), skipped()], { status: 'done' }),
]);

const jsonText = (file: ResultsFile, kind: LogKind) => textOfStream(Readable.from(jsonLog(file, kind)));
const parsed = (text: string) => JSON.parse(text.replaceAll('"value":NaN', '"value":"NaN"'));
const jsonOf = async (file: ResultsFile, kind: LogKind) => parsed(await jsonText(file, kind));
const archiveOf = async (file: ResultsFile, kind: LogKind) => buffer(Readable.from(archiveLog(file, kind)));

interface Sample {
  readonly id: string;
  readonly scores?: Record<string, { readonly value: string; readonly reason?: string }>;
  readonly error?: { readonly message: string };
}
const howCounted = ({ id, scores, error }: Sample) => [
  id,
  error?.message ?? `${scores?.liveclin?.value} ${scores?.liveclin?.reason ?? ''}`.trim(),
  scores?.strict?.value,
];

describe('an Inspect log', () => {
  it('has a sample for each case: right, wrong, or an error where calls failed', async () => {
    const { samples, status } = await jsonOf(fourSorts, logKinds.cases);
    expect(status).toBe('success');
    expect(samples.map(howCounted)).toEqual([
      ['1', 'C', 'C'],
      ['2', 'I', 'I'],
      ['https://doi.org/3', 'Question 2: API error: text left out', undefined],
      ['4', 'I', 'I'],
    ]);
    expect(samples[1]).toEqual({
      id: '2',
      epoch: 1,
      input: '2',
      target: ['B', 'B'],
      metadata: {
        case: '2',
        status: 'done',
        rarity: 'rare',
        chapter: 'Chapter 1: Made up',
        subcategory: 'Group (A00)',
        questions: [
          { stage: 'Imaging', outcome: 'answered', key: 'B', answer: 'B', strict_answer: 'B' },
          { stage: 'Imaging', outcome: 'answered', key: 'B', answer: 'C', strict_answer: null },
        ],
      },
      scores: {
        liveclin: { value: 'I', answer: 'B C', explanation: '1 of 2 questions correct' },
        strict: { value: 'I', answer: 'B -', explanation: '1 of 2 questions correct' },
      },
      output: { model: 'made-up-2026', choices: [] },
      model_usage: {
        'made-up-vl-72b': {
          input_tokens: 120,
          output_tokens: 20,
          total_tokens: 220,
          input_tokens_cache_read: 80,
          input_tokens_cache_write: 0,
          reasoning_tokens: 8,
        },
      },
    });
  });

  it('has a sample for each question; one that was never asked, because a call failed, counts as nothing', async () => {
    const { samples, results, eval: spec } = await jsonOf(fourSorts, logKinds.questions);
    expect(samples.map(howCounted)).toEqual([
      ['1/1', 'C', 'C'],
      ['1/2', 'C', 'C'],
      ['2/1', 'C', 'C'],
      ['2/2', 'I', 'I'],
      ['https://doi.org/3/1', 'C', 'C'],
      ['https://doi.org/3/2', 'This question: API error: text left out', undefined],
      ['https://doi.org/3/3', 'NaN not_asked', 'NaN'],
      ['4/1', 'I', 'I'],
      ['4/2', 'I', 'I'],
    ]);
    expect(results).toMatchObject({ total_samples: 9, completed_samples: 8 });
    expect(results.scores[0]).toMatchObject({ name: 'liveclin', scored_samples: 7, unscored_samples: 1 });
    expect(spec.scorers[0].metrics[1]).toEqual({ name: 'inspect_ai/stderr', options: { cluster: 'case' } });
  });

  it.each(Object.values(logKinds))(
    'of $task has the same in .eval and in .json, and no text',
    async (kind) => {
      const { samples, ...header } = await jsonOf(fourSorts, kind);
      const bytes = await archiveOf(fourSorts, kind);
      const members = readZip(bytes);
      expect(parsed(members.get('header.json') ?? '')).toEqual(header);
      const { version, eval: spec, plan } = header;
      expect(parsed(members.get('_journal/start.json') ?? '')).toEqual({ version, eval: spec, plan });
      const ids = samples.map(({ id }: Sample) => id);
      for (const [index, id] of ids.entries())
        expect(parsed(members.get(`samples/${id}_epoch_1.json`) ?? '')).toEqual(samples[index]);
      const summaries = parsed(members.get('_journal/summaries/1.json') ?? '');
      expect(summaries.map(({ id }: Sample) => id)).toEqual(ids);
      expect([...members.values()].join()).not.toContain(secret);
      expect(bytes).toEqual(await archiveOf(fourSorts, kind));
    },
  );

  it('has the accuracies of a complete run, and lists the summaries of many samples in parts', async () => {
    const file = withoutTexts(parseResultsFile(releaseResults(), 'file'));
    const { summary } = summarizeFile(file).figures;
    const logs = {
      cases: await archiveOf(file, logKinds.cases),
      questions: await archiveOf(file, logKinds.questions),
    };
    for (const [name, accuracy, parts] of [
      ['cases', summary.correct_cases / summary.total_cases, 3],
      ['questions', summary.correct_mcqs / summary.total_mcqs, 8],
    ] as const) {
      const members = readZip(logs[name]);
      const { results } = parsed(members.get('header.json') ?? '');
      expect(results.scores[0].metrics.accuracy.value).toBe(accuracy);
      const listed = [...members.keys()].filter((member) => member.startsWith('_journal/summaries/'));
      expect(listed).toHaveLength(parts);
      expect(logs[name].byteLength).toBeLessThan(5_000_000);
    }
  });

  it("of the reference's file has one scorer, and errors where its calls failed", async () => {
    const cases = fourSorts.cases.map((judged) => ({ ...referenceForm(judged), status: undefined }));
    const { samples, results } = await jsonOf(fileOf(cases), logKinds.cases);
    expect(results.scores.map(({ name }: { name: string }) => name)).toEqual(['liveclin']);
    expect(samples.map(({ error }: Sample) => error !== undefined)).toEqual([false, false, true, true]);
  });

  it('of a stopped run is cancelled', async () => {
    const { meta, cases } = fourSorts;
    const coverage = { planned: 5, done: 3, failed: 1, pending: 1 };
    const { status, results } = await jsonOf({ meta: { ...meta, coverage }, cases }, logKinds.cases);
    expect([status, results.metadata.coverage.pending]).toEqual(['cancelled', 1]);
  });
});
