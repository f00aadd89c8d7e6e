import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  caseIds,
  decimal,
  hostName,
  namedHeader,
  namedJson,
  positiveNumber,
  tokenPrices,
} from '../../../../cli/flags/flag-values.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

describe('a host flag', () => {
  test.each([
    ['api.openai.com', 'api.openai.com'],
    ['API.OpenAI.com', 'api.openai.com'],
    ['api.openai.com:443', 'api.openai.com'],
    ['127.0.0.1:8000', '127.0.0.1:8000'],
    ['[::1]:8000', '[::1]:8000'],
  ])('takes %s as %s', (given, host) => {
    expect(hostName(given)).toBe(host);
  });

  test.each(['https://api.openai.com', 'api.openai.com/v1', 'me@api.openai.com', '', 'a b', 'a?b'])(
    'refuses %j',
    (given) => {
      expect(() => hostName(given)).toThrow('must be a host');
    },
  );
});

describe('a file of case ids', () => {
  test('has one a line, whatever ends the lines', async () => {
    await using directory = await temporaryDirectory();
    const path = join(directory.path, 'ids.txt');
    await writeFile(path, '90000001\r\nhttps://doi.org/10.0000/2\n\n');
    expect(caseIds(path)).toEqual(['90000001', 'https://doi.org/10.0000/2']);
    await writeFile(path, '\n');
    expect(() => caseIds(path)).toThrow('names no case');
    expect(() => caseIds(`${path}.missing`)).toThrow('cannot be read');
  });
});

describe('a decimal flag', () => {
  test.each([
    ['0', 0],
    ['0.7', 0.7],
    ['.5', 0.5],
    ['1.', 1],
    ['1e-1', 0.1],
  ])('takes %s as the reference does', (given, value) => {
    expect(decimal(given)).toBe(value);
  });

  test.each(['', '.', '-1', '0,7', 'warm', 'nan', '1e', '0x1'])('refuses %j', (given) => {
    expect(() => decimal(given)).toThrow('such as 0.7');
  });
});

describe('a parameter flag', () => {
  test.each([
    ['reasoning_effort=high', ['reasoning_effort', 'high']],
    ['top_p=0.9', ['top_p', 0.9]],
    ['thinking={"type": "enabled", "budget": 4000}', ['thinking', { type: 'enabled', budget: 4000 }]],
    ['user="7"', ['user', '7']],
    ['note=a=b', ['note', 'a=b']],
    ['empty=', ['empty', '']],
  ])('takes %s as JSON if it is JSON, else as a string', (given, parameter) => {
    expect(namedJson(given)).toEqual(parameter);
  });

  test.each(['reasoning_effort', '=high', ''])('refuses %j', (given) => {
    expect(() => namedJson(given)).toThrow('must be name=value');
  });

  test.each(['seed=12345678901234567890', 'seed=-1e400', 'top_p=1e-300'])(
    'refuses a number that would be sent as another one: %s',
    (given) => {
      expect(() => namedJson(given)).toThrow('would be sent as another number');
    },
  );
});

describe('a price flag', () => {
  test('takes prices up to a dollar per token', () => {
    expect(tokenPrices('input=1000000,output=0.5')).toEqual({ input: 1e6, output: 0.5 });
  });

  test.each(['input=1000001,output=1', `input=1,output=${'9'.repeat(400)}`, 'input=-1,output=1', 'input=1'])(
    'refuses %s',
    (given) => {
      expect(() => tokenPrices(given)).toThrow('US dollars per million tokens');
    },
  );
});

describe('a header flag', () => {
  test('takes name and value', () => {
    expect(namedHeader('X-Title: LiveClin: full')).toEqual(['X-Title', 'LiveClin: full']);
  });

  test('refuses a text without a colon', () => {
    expect(() => namedHeader('X-Title')).toThrow('must be "Name: value"');
  });
});

describe('a number flag', () => {
  test('takes whole numbers from 1', () => {
    expect(positiveNumber('12')).toBe(12);
  });

  test.each([
    ['0', 'at least 1'],
    ['-1', 'whole number'],
    ['1.5', 'whole number'],
    ['', 'whole number'],
  ])('refuses %j', (given, rule) => {
    expect(() => positiveNumber(given)).toThrow(rule);
  });
});
