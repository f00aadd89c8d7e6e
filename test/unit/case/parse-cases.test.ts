import { describe, expect, test } from 'vitest';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { userTurn } from '../../../shared/conversation/user-turn.ts';
import { aCase, type CaseShape } from '../../../tools/made-up/a-case.ts';

const line = (fields: object = {}, shape: CaseShape = {}): string =>
  aCase({ questions: 1, ...shape, fields }).line();

const parse = (...lines: string[]) => parseCases(lines.join('\n'), 'made-up.jsonl');

describe('a dataset', () => {
  test('is read line by line, with either line end; empty lines are skipped', () => {
    const text = `${line({ pmc: '1' })}\r\n\n   \n${line({ pmc: '2' })}\n`;
    expect(parseCases(text, 'made-up.jsonl').cases.map(({ caseId }) => caseId)).toEqual(['1', '2']);
  });

  test('keeps each line unchanged, with fields it does not know', () => {
    const text = line({ novel: { field: 1 } });
    const [parsed] = parse(text).cases;
    expect(parsed?.line).toBe(text);
    expect(parsed?.evalCase).toMatchObject({ novel: { field: 1 } });
  });

  test('may omit lists and have null instead of texts', () => {
    const bare = {
      pmc: '1',
      Rarity: null,
      exam_creation: {
        final_policy: {
          scenario: 's',
          scenario_image_details: null,
          mcqs: [{ stage: null, question: 'q', options: { A: 'a' }, correct_answer: 'A' }],
        },
      },
    };
    const policy = parse(JSON.stringify(bare)).cases[0]?.evalCase.exam_creation.final_policy;
    expect(policy).toMatchObject({ scenario_image_details: [], scenario_table_details: [] });
    expect(policy?.mcqs[0]).toMatchObject({ stage: '', image_details: [], table_details: [] });
  });
});

describe('an option that is null, as a Parquet file holds an absent letter', () => {
  const filled = (options: object) =>
    line().replace(/"options":\{[^}]*\}/, `"options":${JSON.stringify(options)}`);

  test('is absent: the message and what is stored of the question are the same as without it', () => {
    const [withNulls, without] = [
      { A: 'a', B: 'b', C: null, D: 'd', E: null },
      { A: 'a', B: 'b', D: 'd' },
    ].map((options) => parse(filled(options)));
    const evalCase = withNulls?.cases[0]?.evalCase;
    expect(evalCase).toEqual(without?.cases[0]?.evalCase);
    expect(evalCase?.exam_creation.final_policy.mcqs[0]?.options).toEqual({ A: 'a', B: 'b', D: 'd' });
    if (!evalCase) throw new Error('no case');
    const { text } = userTurn(evalCase, 0, { mode: 'url', files: {} });
    expect(text).toContain('* Options:\nA. a\nB. b\nD. d\n');
    expect(text).not.toContain('null');
  });

  test('is warned of as a gap where letters follow, and as a key outside the options where it is the key', () => {
    const place = 'made-up.jsonl, line 1 (case 90000001): Q1:';
    expect(parse(filled({ A: 'a', B: 'b', C: null, D: 'd', E: null })).warnings).toEqual([
      `${place} options skip C`,
    ]);
    expect(parse(filled({ A: 'a', B: null })).warnings).toEqual([
      `${place} the correct answer "B" is not among the options`,
    ]);
  });

  test('does not clash with the same letter in the other case', () => {
    expect(() => parse(filled({ A: 'a', B: 'b', b: null }))).not.toThrow();
  });
});

describe('a line that cannot be used is reported by its number', () => {
  test.each([
    ['malformed JSON', '{"pmc": ', /^made-up\.jsonl, line 2: malformed JSON \(/],
    [
      'deep JSON',
      `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      /line 2: malformed JSON \(nested more than 200/,
    ],
    ['no object', '[1]', /^made-up\.jsonl, line 2: the line is a list, not a case\.$/],
    [
      'no questions',
      line({}, { policy: { mcqs: [{ question: 'q', options: { A: 'a' }, correct_answer: 'A' }] } }).replace(
        /"mcqs":\[.*?\}\]/,
        '"mcqs":[]',
      ),
      /line 2: case 90000001: mcqs is empty: a case needs at least one question\.$/,
    ],
    [
      'no options',
      line().replace(/"options":\{[^}]*\}/, '"options":{}'),
      /line 2: case 90000001, question 1: options is empty: a question needs at least one option\.$/,
    ],
    [
      'no scenario',
      line().replace('"scenario"', '"scenery"'),
      /line 2: case 90000001: scenario is missing; did you mean scenery\?$/,
    ],
    [
      'no right answer',
      line().replace('"correct_answer"', '"answer"'),
      /line 2: case 90000001, question 1: correct_answer is missing; did you mean answer\?$/,
    ],
  ])('%s', (_, broken, message) => {
    expect(() => parse(line({ pmc: '1' }), broken)).toThrow(message);
    expect(() => parse(line({ pmc: '1' }), broken)).toThrow(
      expect.objectContaining({ name: 'InvalidInput' }),
    );
  });

  test('a duplicate case id, naming both lines', () => {
    expect(() => parse(line({ pmc: '1' }), '', line({ pmc: 1 }))).toThrow(
      'made-up.jsonl, line 3: duplicate case id "1", already on line 1.',
    );
  });

  test('a file without any case', () => {
    expect(() => parse('', '  ')).toThrow('made-up.jsonl contains no cases.');
  });
});

test('of several lines that cannot be used, the first is reported, with how many there are', () => {
  const broken = line().replace('"scenario"', '"scenery"');
  expect(() => parseCases(`${broken}\n${line()}\n{`, 'made-up.jsonl')).toThrow(
    'line 1: case 90000001: scenario is missing; did you mean scenery? 2 lines have errors: `dataset verify` lists them.',
  );
});

describe('odd but usable data gives a warning that names line and case', () => {
  const options = (letters: string) => Object.fromEntries([...letters].map((letter) => [letter, letter]));
  const warnings = (question: object) => parse(line({ pmc: '7' }, { question })).warnings;
  const place = 'made-up.jsonl, line 1 (case 7): Q1:';

  test('a right answer that is not an option', () => {
    expect(warnings({ options: options('ABC'), correct_answer: 'D' })).toEqual([
      `${place} the correct answer "D" is not among the options`,
    ]);
  });

  test('skipped letters', () => {
    expect(warnings({ options: options('ABDG') })).toEqual([`${place} options skip C, E, F`]);
  });

  test('options that no reply can name', () => {
    expect(warnings({ options: options('ABK') })).toEqual([
      `${place} option K is not a letter A-J, so no reply can name it`,
    ]);
  });

  test('options without text', () => {
    expect(warnings({ options: { A: 'a', B: '', C: ' ' } })).toEqual([`${place} options B, C have no text`]);
  });

  test('a case without an id', () => {
    const { cases, warnings: found } = parse(line({ pmc: undefined, doi: undefined }));
    expect(found).toEqual([
      expect.stringMatching(/^made-up\.jsonl, line 1 \(case case-[0-9a-f]{16}\): no pmc, pmid or doi/),
    ]);
    expect(cases[0]?.derived).toBe(true);
  });

  test('rarities that are numbers, once for the file', () => {
    const { warnings: found } = parse(
      line({ pmc: '1', Rarity: 1 }),
      line({ pmc: '2', Rarity: 2 }),
      line({ pmc: '3' }),
    );
    expect(found).toEqual(['made-up.jsonl: Rarity is a number, not a word, in 2 of 3 cases']);
  });

  test('a sound case gives no warning, even with a lower-case answer', () => {
    expect(warnings({ correct_answer: ' a ' })).toEqual([]);
  });
});
