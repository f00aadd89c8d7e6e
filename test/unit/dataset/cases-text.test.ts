import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { casesText } from '../../../shared/dataset/cases-text.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';

const line = aCase().line();
const refused = (content: string | Uint8Array, path: string) => () => casesText(Buffer.from(content), path);

describe('a file of cases', () => {
  it.each([
    ['a gzip file', gzipSync(line), 'mine.jsonl.gz', 'gunzip < mine.jsonl.gz > mine.jsonl'],
    ['a gzip file', gzipSync(line), 'mine.jsonl', 'gunzip < mine.jsonl > mine-converted.jsonl'],
    ['a Zstandard file', Buffer.from('28b52ffd00', 'hex'), 'm.zst', 'zstd -d < m.zst > m.jsonl'],
    ['an xz file', Buffer.from('fd377a585a00', 'hex'), 'm.xz', 'xz -d < m.xz > m.jsonl'],
    ['a bzip2 file', 'BZh91AY', 'm.bz2', 'bunzip2 < m.bz2 > m.jsonl'],
    ['a zip file', 'PK\x03\x04', 'm.zip', 'unzip -p m.zip > m.jsonl'],
    [
      'a Parquet file',
      'PAR1\x15\x04',
      'train.parquet',
      `python3 -c "import pandas, sys; pandas.read_parquet(sys.argv[1]).to_json(sys.argv[2], orient='records', lines=True)" train.parquet train.jsonl`,
    ],
    [
      'UTF-16 text',
      Buffer.from(`\ufeff${line}`, 'utf16le'),
      'm.jsonl',
      'iconv -f UTF-16 -t UTF-8 < m.jsonl > m-converted.jsonl',
    ],
    ['a JSON array', `\n [${line}]`, 'my cases.json', `jq -c '.[]' 'my cases.json' > 'my cases.jsonl'`],
    ['JSON laid out over several lines', '{\n  "pmc": 1\n}', 'm.json', 'jq -c . m.json > m.jsonl'],
  ])('that is %s gets one sentence with the command that converts it', (name, content, path, command) => {
    expect(refused(content, path)).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        message: `${path} is ${name}, not JSONL with one case per line; convert it: ${command}`,
      }),
    );
  });

  it.each([line, `\n\n${line}\n${line}\n`, `\ufeff${line}`, '', 'no JSON'])(
    'of JSONL is read: %#',
    (text) => {
      expect(casesText(Buffer.from(text), 'mine.jsonl')).toBe(text.replace('\ufeff', ''));
    },
  );
});
