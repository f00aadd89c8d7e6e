import { decodeUtf8 } from '../basics/decode-utf8.ts';
import { InputError } from '../basics/input-error.ts';
import { shellWord } from '../basics/shell-word.ts';

/**
 * The JSONL text of a file with cases.
 * @param path how to name the file in messages
 * @throws {InputError} for a file of another format, with the command that converts it
 */
export const casesText = (bytes: Uint8Array, path: string): string => {
  refuseOther(binaryFormats, Buffer.from(bytes.subarray(0, 16)).toString('latin1'), path);
  const text = decodeUtf8(bytes, path);
  refuseOther(jsonFormats, text.slice(0, 1_000), path);
  return text;
};

interface Format {
  readonly name: string;
  readonly isStart: (beginning: string) => boolean;
  readonly convert: (from: string, to: string) => string;
}

const beginsWith =
  (...starts: readonly string[]) =>
  (beginning: string): boolean =>
    starts.some((start) => beginning.startsWith(start));

/** Pandas writes lists and objects inside a row as JSON, too. */
const byPandas =
  "import pandas, sys; pandas.read_parquet(sys.argv[1]).to_json(sys.argv[2], orient='records', lines=True)";

const binaryFormats: readonly Format[] = [
  { name: 'a gzip file', isStart: beginsWith('\x1f\x8b'), convert: (from, to) => `gunzip < ${from} > ${to}` },
  {
    name: 'a Zstandard file',
    isStart: beginsWith('\x28\xb5\x2f\xfd'),
    convert: (from, to) => `zstd -d < ${from} > ${to}`,
  },
  { name: 'an xz file', isStart: beginsWith('\xfd7zXZ\0'), convert: (from, to) => `xz -d < ${from} > ${to}` },
  { name: 'a bzip2 file', isStart: beginsWith('BZh'), convert: (from, to) => `bunzip2 < ${from} > ${to}` },
  {
    name: 'a zip file',
    isStart: beginsWith('PK\x03\x04'),
    convert: (from, to) => `unzip -p ${from} > ${to}`,
  },
  {
    name: 'a Parquet file',
    isStart: beginsWith('PAR1'),
    convert: (from, to) => `python3 -c "${byPandas}" ${from} ${to}`,
  },
  {
    name: 'UTF-16 text',
    isStart: beginsWith('\xff\xfe', '\xfe\xff'),
    convert: (from, to) => `iconv -f UTF-16 -t UTF-8 < ${from} > ${to}`,
  },
];

/** No case is a list, and none begins with a brace alone on its line. */
const jsonFormats: readonly Format[] = [
  {
    name: 'a JSON array',
    isStart: (beginning) => /^\s*\[/.test(beginning),
    convert: (from, to) => `jq -c '.[]' ${from} > ${to}`,
  },
  {
    name: 'JSON laid out over several lines',
    isStart: (beginning) => /^\s*\{[ \t]*\r?\n/.test(beginning),
    convert: (from, to) => `jq -c . ${from} > ${to}`,
  },
];

const refuseOther = (formats: readonly Format[], beginning: string, path: string): void => {
  const format = formats.find(({ isStart }) => isStart(beginning));
  if (!format) return;
  const command = format.convert(shellWord(path), shellWord(convertedPath(path)));
  throw new InputError(`${path} is ${format.name}, not JSONL with one case per line; convert it: ${command}`);
};

/** Never the file itself, which the shell would empty before it is read. */
const convertedPath = (path: string): string => {
  const to = path.replace(/(\.(jsonl?|ndjson|parquet|gz|zst|xz|bz2|zip|txt))+$/i, '');
  return path === `${to}.jsonl` ? `${to}-converted.jsonl` : `${to}.jsonl`;
};
