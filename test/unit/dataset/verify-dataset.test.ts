import { describe, expect, it } from 'vitest';
import { groupFindings } from '../../../shared/dataset/finding.ts';
import { verifyDataset } from '../../../shared/dataset/verify-dataset.ts';
import { aCase, type CaseShape } from '../../../tools/made-up/a-case.ts';
import { madeUpJpeg, madeUpPng } from '../../support/data/made-up-images.ts';

const line = (shape: CaseShape = {}, fields: object = {}): string =>
  aCase({ pmc: '7', questions: 1, ...shape, fields }).line();

const figure = { caption_prefix: 'Figure 1', file: 'a.png', url: 'https://pictures.example/a.png' };
const table = { caption_prefix: 'Table 1', content: '| a |' };
const withFigure = (change: object) => line({ question: { image_details: [{ ...figure, ...change }] } });

const findingsOf = async (...lines: readonly string[]) => (await verifyDataset(lines.join('\n'))).findings;

describe('everything that makes a dataset unusable is found, to the last line', () => {
  it('whatever is wrong with lines before it', async () => {
    const report = await verifyDataset(
      ['{"pmc": ', line({ pmc: '1' }), '{}', '', line({ pmc: '1' }), line({ pmc: '2' })].join('\n'),
    );
    expect(report).toMatchObject({ cases: 2, questions: 2 });
    expect(report.findings).toMatchObject([
      { kind: 'malformed JSON', isError: true, lineNumber: 1 },
      { kind: 'not a case', isError: true, lineNumber: 3, detail: expect.stringContaining('exam_creation') },
      { kind: 'duplicate case id', isError: true, lineNumber: 5, detail: expect.stringContaining('line 2') },
    ]);
  });

  it('a file without a case is an error too', async () => {
    expect(await findingsOf('', ' ')).toMatchObject([{ kind: 'no case', isError: true }]);
  });
});

describe('oddities of a case are reported with its id and question', () => {
  it('a sound case has none', async () => {
    const sound = { image_details: [figure], table_details: [table] };
    expect(await findingsOf(line({ question: sound }))).toEqual([]);
  });

  it.each([
    ['answer not among options', line({ question: { correct_answer: 'K' } })],
    ['options skip letters', line({ keys: 'A', question: { options: { A: 'a', C: 'c' } } })],
    ['option beyond J', line({ keys: 'A', question: { options: { A: 'a', K: 'k' } } })],
    ['lower-case option letters', line({ keys: 'b', question: { options: { a: 'a', b: 'b' } } })],
    ['misspelt field', line({ question: { image_detials: [figure] } as never })],
    ['misspelt field', withFigure({ typ: 'CT' })],
    ['option without text', line({ question: { options: { A: 'a', B: ' ' } } })],
    ['stage without a category', line({ question: { stage: 'Elsewhere' } })],
    ['no caption prefix', withFigure({ caption_prefix: '' })],
    ['no url', withFigure({ url: null })],
    ['url is not http(s)', withFigure({ url: 'ftp://pictures.example/a.png' })],
    ['no file', withFigure({ file: undefined })],
    ['table without content', line({ question: { table_details: [{ ...table, content: '' }] } })],
  ])('%s', async (kind, odd) => {
    const findings = await findingsOf(line({ pmc: '6' }), odd);
    expect(findings).toMatchObject([{ kind, isError: false, lineNumber: 2, caseId: '7', question: 1 }]);
  });

  it.each([
    ['Rarity is a number', line({}, { Rarity: 2 })],
    ['misspelt field', line({}, { Rarity: undefined, Raritty: 'rare' })],
    ['no id', line({}, { pmc: undefined, doi: undefined })],
    [
      'no caption prefix',
      line({ policy: { scenario_image_details: [{ ...figure, caption_prefix: null }] } }),
    ],
    ['table without content', line({ policy: { scenario_table_details: [{ caption_prefix: 'Table 1' }] } })],
  ])('%s, of the case itself', async (kind, odd) => {
    const [finding, ...others] = await findingsOf(odd);
    expect(finding).toMatchObject({ kind, isError: false, lineNumber: 1 });
    expect(finding?.question).toBeUndefined();
    expect(others).toEqual([]);
  });
});

describe('image files', () => {
  const files: Readonly<Record<string, Uint8Array>> = {
    'a.png': madeUpPng(),
    'cut.png': madeUpPng().subarray(0, -4),
    'jpeg.png': madeUpJpeg(),
    'page.jpg': Buffer.from('<html>'),
  };
  const figures = (...names: readonly string[]) => names.map((file) => ({ ...figure, file }));

  it('are checked once and reported where they first appear', async () => {
    const text = [
      line({ pmc: '1', policy: { scenario_image_details: figures('a.png', 'gone.png') } }),
      line({ pmc: '2', question: { image_details: figures('gone.png', 'cut.png', 'jpeg.png', 'page.jpg') } }),
    ].join('\n');
    const asked: string[] = [];
    const report = await verifyDataset(text, async (file) => {
      asked.push(file);
      return files[file];
    });
    expect(asked).toEqual(['a.png', 'gone.png', 'cut.png', 'jpeg.png', 'page.jpg']);
    expect(report.images).toEqual({ 'image/png': 2, 'image/jpeg': 1, 'no image': 1 });
    expect(report.findings).toMatchObject([
      { kind: 'missing image', isError: true, caseId: '1', detail: 'gone.png is missing' },
      { kind: 'damaged image', isError: false, caseId: '2', question: 1 },
      { kind: 'mislabelled image', isError: false, caseId: '2', question: 1 },
      { kind: 'unreadable image', isError: true, caseId: '2', question: 1 },
    ]);
  });

  it('outside the image folder are errors, and oddities where only the cases are checked', async () => {
    const text = line({ question: { image_details: figures('../a.png', '/a.png') } });
    const found = { kind: 'image outside its folder', caseId: '7', question: 1 };
    const { findings } = await verifyDataset(text, async () => files['a.png']);
    expect(findings).toMatchObject([
      { ...found, isError: true, detail: '../a.png leads out of the image folder' },
      { ...found, isError: true, detail: '/a.png is an absolute path, not a path below the image folder' },
    ]);
    expect(await findingsOf(text)).toMatchObject([
      { ...found, isError: false },
      { ...found, isError: false },
    ]);
  });

  it('are not reported when they are not checked', async () => {
    const report = await verifyDataset(withFigure({ file: 'gone.png' }));
    expect(report).toEqual({ cases: 1, questions: 1, findings: [] });
  });
});

describe('findings in groups', () => {
  it('have errors first, then the most frequent ones', async () => {
    const odd = line({ pmc: '1', question: { stage: 'Elsewhere' }, questions: 2 });
    const findings = await findingsOf(line({ pmc: '2' }, { Rarity: 1 }), odd, '{}');
    expect(groupFindings(findings)).toMatchObject([
      { kind: 'not a case', isError: true, findings: [{ lineNumber: 3 }] },
      { kind: 'stage without a category', isError: false, findings: [{ question: 1 }, { question: 2 }] },
      { kind: 'Rarity is a number', isError: false, findings: [{ caseId: '2' }] },
    ]);
  });
});
