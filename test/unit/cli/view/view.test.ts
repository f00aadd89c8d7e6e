import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Library, libraryOf, libraryOfStack } from '../../../../cli/view/library/library.ts';
import { viewedFile } from '../../../../cli/view/library/viewed-run.ts';
import { type ServedView, serveView } from '../../../../cli/view/serve-view.ts';
import { createExecutions } from '../../../../shared/adapters/memory/memory-executions.ts';
import { sha256 } from '../../../../shared/basics/sha256.ts';
import { saveResults } from '../../../../shared/outputs/save-results.ts';
import { parseResultsFile } from '../../../../shared/results/results-file.ts';
import { datasetKeys, runKeys } from '../../../../shared/storage/keys.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right } from '../../../../tools/made-up/answers.ts';
import { obeyedCharacters, obeyedTexts } from '../../../../tools/made-up/hostile-texts.ts';
import { madeUpResults } from '../../../../tools/made-up/made-up-results.ts';
import { madeUpPng } from '../../../support/data/made-up-images.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';
import { sampleRun, wrongly } from '../../../support/view/sample-run.ts';

/** Whatever the runs of a library make of it: status, headers and text of an address. */
const asker = (view: ServedView) => async (path: string, init?: RequestInit) => {
  const response = await fetch(new URL(path, view.address), init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const at = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`;
/** The cases that a list has, in order. */
const listed = (text: string): string[] =>
  [...text.matchAll(/<th scope="row"><a [^>]*>([^<]*)<\/a>/g)].map(([, id = '']) => id);

describe('liveclin view over results files', () => {
  let view: ServedView;
  let ask: ReturnType<typeof asker>;
  beforeAll(async () => {
    const a = await sampleRun('a.json', (place, index, question) => {
      if (place === 1 && index === 1)
        return wrongly(question, {
          strict_answer: null,
          model_response: '<think>hidden thought</think>\nSo the answer is A, I think.',
          turn: {
            reasoning: 'thought apart',
            images: {
              expected: 2,
              sent: 1,
              dropped: [{ image: 'gone.png', reason: 'missing', captionKept: false }],
            },
            calls: [
              { sentAt: '2026-11-22T10:00:00.000Z', ms: 1_000, failure: 'rate-limit', status: 429 },
              { sentAt: '2026-11-22T10:00:31.000Z', ms: 9_000, requestId: 'req-7' },
            ],
          },
        });
      return place === 2 && index === 0 ? lost('errored') : right();
    });
    const b = await sampleRun('b.json', (place, index, question) =>
      place === 0 && index === 0 ? wrongly(question) : right(),
    );
    view = await serveView(libraryOf([a, b]), 0);
    ask = asker(view);
  });
  afterAll(() => view[Symbol.asyncDispose]());

  it('lists what it was given, and opens nothing else', async () => {
    const { text } = await ask('/');
    expect(listed(text)).toEqual(['a.json', 'b.json']);
    for (const name of ['package.json', '../a.json', '/etc/passwd', '']) {
      const { status, text: refused } = await ask(at('/run', { run: name }));
      expect(status).toBe(404);
      expect(refused).toContain('is not open');
    }
  });

  it('shows a case as a conversation: texts, tables, options, both letters and why, reply, calls', async () => {
    const { status, text } = await ask(at('/case', { run: 'a.json', case: '90000002' }));
    expect(status).toBe(200);
    expect(text).toContain('A 52-year-old orchestral violinist');
    expect(text).toMatch(/<li class="key"><b>J<\/b> Vestibular schwannoma <small>\(key\)/);
    expect(text).toMatch(/<b>A<\/b> Epidermoid cyst of the cerebellopontine angle <small>\(answer\)/);
    expect(text).toContain('Benchmark’s reading: <b>A</b> <span class="wrong">wrong</span>, key J');
    expect(text).toMatch(
      /Strict reading: <b>none<\/b> .*wrong.*: rule en\.answer-is reads “answer is A”, A today/,
    );
    expect(text).toContain('So the <mark>answer is A</mark>, I think.');
    expect(text).toMatch(
      /<details><summary>Reasoning in the reply<\/summary><div class="text">&lt;think&gt;hidden/,
    );
    expect(text).toMatch(
      /<details><summary>Reasoning, returned apart<\/summary><div class="text">thought apart/,
    );
    expect(text).toContain('Images: 1 of 2 sent; <b>left out</b> gone.png (missing)');
    expect(text).toMatch(/2 calls.*rate-limit: 429.*30 s.*9 s.*req-7/s);
  });

  it('shows the tables of the data as tables', async () => {
    const { text } = await ask(at('/case', { run: 'a.json', case: '90000003' }));
    expect(text).toContain('<caption>Table 1 Blood and urine results at the first visit</caption>');
    expect(text).toMatch(/<th scope="row">Haemoglobin \(g\/dL\)<\/th><td>7\.9<\/td>/);
    expect(text).toContain('Error: <span class="text">API error: made up</span>');
  });

  it('gives out the pictures that a case names, and no other file', async () => {
    const query = { run: 'a.json', case: '90000002', file: 'sample-02-fig1.png' };
    const response = await fetch(new URL(at('/picture', query), view.address));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    for (const other of [{ file: 'sample-01-fig1.png' }, { file: '../sample.jsonl' }, { case: 'none' }])
      expect((await ask(at('/picture', { ...query, ...other }))).status).toBe(404);
  });

  it('puts two runs side by side: cases lost, gained, and a case with both replies', async () => {
    const query = { a: 'a.json', b: 'b.json' };
    const { text } = await ask(at('/compare', query));
    expect(listed(text)).toEqual(['90000001', '90000002', '90000003']);
    expect(text).toMatch(/lost: 1<\/a>.*gained: 2<\/a>.*neither: 0/);
    expect(listed((await ask(at('/compare', { ...query, change: 'gained' }))).text)).toEqual([
      '90000002',
      '90000003',
    ]);
    const both = await ask(at('/case', { run: 'a.json', with: 'b.json', case: '90000002' }));
    expect(both.text).toContain('<h3>A model-a</h3>');
    expect(both.text).toContain('<h3>B model-b</h3>');
    expect(both.text).toMatch(/Vestibular schwannoma <small>\(key, answer of B\)/);
    expect(both.text).toMatch(/rel="next" href="[^"]*case=90000003"/);
  });

  it('answers only under a name of this machine, only reads, and shares nothing with other sites', async () => {
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.'])
      expect(await statusFor(view.address, host)).toBe(421);
    expect(await statusFor(view.address, 'localhost:1234')).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask('/', { method, headers: { Origin: 'https://evil.example' } })).status).toBe(405);
    const { headers } = await ask('/', { headers: { Origin: 'https://evil.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none';.*script-src 'none'.*frame-ancestors 'none'$/,
    );
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(view.address).port);
    await expect(serveView(libraryOf([]), port)).rejects.toThrow(`port: 127.0.0.1:${port} is in use`);
  });
});

/** `fetch` sends its own Host. */
const statusFor = (address: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(address, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

describe('the filters of a run', () => {
  let view: ServedView;
  let cases: ReturnType<typeof parseResultsFile>['cases'];
  beforeAll(async () => {
    const file = parseResultsFile(madeUpResults({ cases: 250, lossEvery: 25 }), 'run');
    cases = file.cases;
    view = await serveView(libraryOf([viewedFile('run', file, undefined)]), 0);
  });
  afterAll(() => view[Symbol.asyncDispose]());

  const found = async (query: Record<string, string>): Promise<number> => {
    const { text } = await asker(view)(at('/run', { run: 'run', ...query }));
    return Number(/role="status">([\d,]+) of 250 cases/.exec(text)?.[1]);
  };
  const count = (fits: (judged: (typeof cases)[number]) => boolean) => cases.filter(fits).length;

  it('find what they say', async () => {
    expect(await found({})).toBe(250);
    expect(await found({ result: 'right' })).toBe(count(({ mcqs }) => mcqs.every((each) => each.is_correct)));
    expect(await found({ result: 'failed' })).toBe(10);
    expect(await found({ differ: '1' })).toBe(
      count(({ mcqs }) => mcqs.some((each) => each.strict_answer !== each.extracted_answer)),
    );
    expect(await found({ images: '1' })).toBe(0);
    expect(await found({ chapter: 'Chapter 1: Neoplasms' })).toBe(
      count(({ level1 }) => level1 === 'Chapter 1: Neoplasms'),
    );
    expect(await found({ modality: 'Image: CT' })).toBe(
      count(({ mcqs }) => mcqs.some(({ image_types }) => image_types.includes('CT'))),
    );
  });

  it('take words whole: rare is not unrare', async () => {
    const rare = count(({ rarity }) => rarity === 'rare');
    expect(rare).toBeLessThan(250);
    expect(await found({ rarity: 'rare' })).toBe(rare);
    expect(await found({ q: 'rare' })).toBe(rare);
    expect(await found({ q: 'UNRARE' })).toBe(250 - rare);
    expect(await found({ q: 'rare 90000007' })).toBeLessThanOrEqual(1);
    expect(await found({ q: '9000000' })).toBe(0);
  });

  it('look for a wrong answer in the stage that is asked for', async () => {
    const expected = count(({ mcqs }) =>
      mcqs.some((each) => each.stage === 'Sepsis' && each.model_response !== null && !each.is_correct),
    );
    expect(expected).toBeGreaterThan(5);
    expect(await found({ stage: 'Complication Management', result: 'wrong' })).toBe(expected);
  });

  it('order the list, split it into pages, and lead through it case by case', async () => {
    const { text } = await asker(view)(at('/run', { run: 'run', sort: 'wrong' }));
    expect(listed(text)).toHaveLength(100);
    const wrong = new Map(cases.map((each) => [each.case_id, each.total_mcqs - each.correct_mcqs]));
    const counts = listed(text).map((id) => wrong.get(id) ?? -1);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    const last = await asker(view)(at('/run', { run: 'run', sort: 'wrong', page: '3' }));
    expect(listed(last.text)).toHaveLength(50);
    const [first = '', second = ''] = listed(text);
    const opened = await asker(view)(at('/case', { run: 'run', sort: 'wrong', case: first }));
    expect(opened.text).toContain(`href="/case?run=run&amp;sort=wrong&amp;case=${second}"`);
    expect(opened.text).not.toContain('Previous case');
    expect(opened.text).toContain('A results file has no text of its cases.');
  });
});

describe('liveclin view over a stack', () => {
  it('lists its runs and reads text, pictures and one reply at a time from the bucket', async () => {
    const png = madeUpPng();
    const image = { sha256: sha256(png), bytes: png.length, extension: '.png', mime: 'image/png' };
    const evaluation = await createEvaluation({
      questions: [2, 1],
      figures: [{ caption_prefix: 'Figure 1', file: 'a.png', type: 'CT' }],
      images: { 'a.png': image },
    });
    const { ledger, objects } = evaluation;
    const { executions } = createExecutions();
    await evaluation.child();
    await ledger.updateRun('run-1', { finishedAt: '2026-11-23T00:00:00.000Z' });
    const run = await ledger.getRun('run-1');
    if (!run) throw new Error('no run');
    await saveResults(run, { ledger, objects });
    await objects.put(datasetKeys.image(run.identity.datasetDigest, image.sha256, '.png'), png);
    const read: string[] = [];
    const counted = {
      ...objects,
      get: (...place: Parameters<typeof objects.get>) => {
        read.push(place[0]);
        return objects.get(...place);
      },
    };
    const library: Library = libraryOfStack({ ledger, objects: counted, executions }, 20);
    await using view = await serveView(library, 0);
    const ask = asker(view);
    expect(listed((await ask('/')).text)).toEqual(['run-1']);
    expect(listed((await ask(at('/run', { run: 'run-1' }))).text)).toEqual(['90000001', '90000002']);
    expect(read).toEqual([runKeys.results('run-1')]);
    const query = { run: 'run-1', case: '90000002' };
    const { text } = await ask(at('/case', query));
    expect(text).toContain('Scenario of case 90000002.');
    expect(text).toMatch(/<div class="reply text">.*\w/);
    expect(read.filter((key) => key.includes('/cases/'))).toEqual([
      runKeys.caseResult('run-1', '90000002'),
      datasetKeys.case(run.identity.datasetDigest, '90000002'),
    ]);
    const picture = await fetch(new URL(at('/picture', { ...query, file: 'a.png' }), view.address));
    expect(Buffer.from(await picture.arrayBuffer()).equals(png)).toBe(true);
    expect((await ask(at('/run', { run: 'run-2' }))).status).toBe(404);
  });
});

describe('hostile texts', () => {
  const evil = `</title><script>alert(1)</script><img src=x onerror="alert(2)">'"&${obeyedTexts.map(([, text]) => text).join('x')}`;

  it('are shown as text on every page', async () => {
    const answer = right({
      stage: evil,
      model_response: `${evil} The answer is B.`,
      error: evil,
      turn: {
        reasoning: evil,
        failure: evil,
        images: { expected: 1, sent: 0, dropped: [{ image: evil, reason: evil, captionKept: false }] },
        calls: [{ ms: 1, failure: evil, message: evil, requestId: evil }],
      },
    });
    const made = aCase({
      pmc: evil,
      questions: [{ stage: evil, question: evil, options: { A: evil, B: evil } }],
      policy: {
        scenario: evil,
        scenario_image_details: [
          { file: `${evil}.png`, url: 'javascript:alert(3)', type: evil, caption: evil },
        ],
        scenario_table_details: [{ caption: evil, content: `|${evil}|\n|---|\n|${evil}|` }],
      },
    });
    const judged = made.judged([answer], { level1: evil, level2: evil, rarity: evil });
    const meta = { model: evil, dataset: evil, image_mode: evil };
    const file = parseResultsFile(JSON.stringify({ meta, cases: [judged] }), 'x');
    const texts = { source: evil, loadCase: async () => made.parsed(), loadPicture: async () => undefined };
    await using view = await serveView(
      libraryOf([viewedFile(evil, file, texts), viewedFile('b', file, undefined)]),
      0,
    );
    const places = [
      '/',
      at('/run', { run: evil, q: evil, chapter: evil }),
      at('/run', { run: evil }),
      at('/case', { run: evil, case: evil }),
      at('/case', { run: evil, with: 'b', case: evil }),
      at('/compare', { a: evil, b: 'b' }),
      at('/run', { run: `${evil}2` }),
      at(`/${encodeURIComponent(evil)}`, {}),
    ];
    for (const place of places) {
      const { text } = await asker(view)(place);
      expect(text).not.toMatch(/<script|<img (?!src="\/picture)|javascript:|onerror="/);
      expect(text.replaceAll(/[\u2068\u2069]/g, '')).not.toMatch(obeyedCharacters);
      expect(text).toMatch(/^<!doctype html>/);
    }
  });
});
