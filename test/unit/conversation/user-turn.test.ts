import { describe, expect, test } from 'vitest';
import type { ImageFiles } from '../../../shared/conversation/turn-images.ts';
import { userTurn } from '../../../shared/conversation/user-turn.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';

const url = { mode: 'url', files: {} } as const;
const image = (name: string, overrides: object = {}) => ({
  caption_prefix: `Figure ${name}.`,
  caption: 'gives the answer away',
  url: `https://image.example/${name}.png`,
  file: `${name}.png`,
  type: 'CT',
  ...overrides,
});
const table = (name: string, overrides: object = {}) => ({
  caption_prefix: `Table ${name}.`,
  caption: `About ${name}`,
  content: `| ${name} |`,
  type: 'Laboratory',
  ...overrides,
});

describe('the wording of a user message', () => {
  const question = { question: 'Which?', options: { B: 'second', A: 'first', D: 'last' } };
  const asked = [
    '* Question: Which?',
    '* Options:',
    'A. first',
    'B. second',
    'D. last',
    '',
    'Please provide the letter of the correct option, formatted as \\boxed{LETTER} (e.g., \\boxed{A}).',
  ];

  test('of the first question starts with the scenario; options are in letter order', () => {
    const evalCase = aCase({ question, policy: { scenario: 'A story.' } }).parsed();
    expect(userTurn(evalCase, 0, url).text.split('\n')).toEqual([
      '* Scenario: A story.',
      '',
      '* Question: Which?',
      ...asked.slice(1),
    ]);
  });

  test('of a later question has no scenario', () => {
    expect(userTurn(aCase({ question }).parsed(), 1, url).text.split('\n')).toEqual(asked);
  });

  test('names figures only by their prefix, and gives tables in full, each below its text', () => {
    const evalCase = aCase({
      question: { ...question, image_details: [image('3')], table_details: [table('2')] },
      policy: {
        scenario: 'A story.',
        scenario_image_details: [image('1'), image('2')],
        scenario_table_details: [table('1')],
      },
    }).parsed();
    const turn = userTurn(evalCase, 0, url);
    expect(turn.text.split('\n')).toEqual([
      '* Scenario: A story.',
      '* Figures:',
      'Figure 1.',
      'Figure 2.',
      '* Tables:',
      'Table 1. About 1',
      '| 1 |',
      '',
      ...asked,
      '* Figures:',
      'Figure 3.',
      '* Tables:',
      'Table 2. About 2',
      '| 2 |',
    ]);
    expect(turn.images).toEqual(['1', '2', '3'].map((name) => ({ kind: 'url', url: image(name).url })));
    expect(turn).toMatchObject({
      expectedImages: 3,
      dropped: [],
      imageTypes: ['CT', 'CT', 'CT'],
      tableTypes: ['Laboratory', 'Laboratory'],
    });
    expect(turn.text).not.toContain('gives the answer away');
  });

  test('omits tables without content, and a heading without tables', () => {
    const empty = [table('1', { content: '' }), table('2', { content: null })];
    expect(userTurn(aCase({ question: { table_details: empty } }).parsed(), 1, url).text).not.toContain(
      'Table',
    );
    const bare = [table('1', { caption: '', caption_prefix: null }), table('2', { caption: null })];
    const turn = userTurn(aCase({ question: { table_details: bare } }).parsed(), 1, url);
    expect(turn.text).toMatch(/\n\* Tables:\n\| 1 \|\nTable 2\.\n\| 2 \|$/);
  });

  test('does not exist for a question that the case does not have', () => {
    expect(() => userTurn(aCase({ questions: 2 }).parsed(), 2, url)).toThrow(RangeError);
  });
});

describe('an image that is not sent is dropped for a recorded reason', () => {
  const files: ImageFiles = {
    'ok.png': { sha256: 'a'.repeat(64), bytes: 100, mime: 'image/png' },
    'odd.xyz': { sha256: 'b'.repeat(64), bytes: 100 },
    'big.png': { sha256: 'c'.repeat(64), bytes: 15_728_624, mime: 'image/png' },
    'fits.png': { sha256: 'd'.repeat(64), bytes: 15_728_620, mime: 'image/png' },
  };
  const turnWith = (mode: 'url' | 'local', details: object) => {
    const one = image('1', details);
    return userTurn(aCase({ question: { image_details: [one] } }).parsed(), 1, { mode, files });
  };

  test.each([
    ['url', { caption_prefix: '' }, 'no caption prefix', false],
    ['url', { caption_prefix: null }, 'no caption prefix', false],
    ['local', { caption_prefix: '', file: 'ok.png' }, 'no caption prefix', false],
    ['url', { url: '' }, 'no url', false],
    ['url', { url: null }, 'no url', false],
    ['url', { url: 'ftp://image.example/1.png' }, 'url is not http(s)', true],
    ['url', { url: 'figures/1.png' }, 'url is not http(s)', true],
    ['local', { file: 'gone.png' }, 'file missing', false],
    ['local', { file: null }, 'file missing', false],
    ['local', { file: 'odd.xyz' }, 'unknown image type', true],
    ['local', { file: 'big.png' }, 'over 20 MiB as a data URI', true],
  ] as const)('%s mode, %o: %s; caption kept: %s', (mode, details, reason, captionKept) => {
    const turn = turnWith(mode, details);
    expect(turn.images).toEqual([]);
    expect(turn.dropped).toEqual([{ image: expect.any(String), reason, captionKept }]);
    expect(turn.text.includes('* Figures:\nFigure 1.')).toBe(captionKept);
    expect(turn.expectedImages).toBe(1);
    expect(turn.imageTypes).toEqual(['CT']);
  });

  test('a data URI of exactly 20 MiB is still sent', () => {
    // 22 characters of "data:image/png;base64," and 4 for every 3 bytes.
    expect(22 + Math.ceil(15_728_620 / 3) * 4).toBeLessThanOrEqual(20 * 1024 * 1024);
    expect(22 + Math.ceil(15_728_624 / 3) * 4).toBeGreaterThan(20 * 1024 * 1024);
    expect(turnWith('local', { file: 'fits.png' }).images).toHaveLength(1);
  });

  test('what is sent in local mode names the stored file', () => {
    const source = { kind: 'stored', file: 'ok.png', sha256: 'a'.repeat(64), mime: 'image/png' };
    expect(turnWith('local', { file: 'ok.png' })).toMatchObject({ images: [source], dropped: [] });
  });

  test('a dropped figure does not affect its neighbours', () => {
    const images = [image('1'), image('2', { url: null }), image('3', { url: 'x' }), image('4')];
    const turn = userTurn(aCase({ question: { image_details: images } }).parsed(), 1, url);
    expect(turn.text).toMatch(/\* Figures:\nFigure 1\.\nFigure 3\.\nFigure 4\.$/);
    expect(turn.images).toHaveLength(2);
    expect(turn.dropped.map(({ reason }) => reason)).toEqual(['no url', 'url is not http(s)']);
  });
});
