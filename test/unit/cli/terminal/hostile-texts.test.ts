import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../../cli/program.ts';
import { jsonText } from '../../../../cli/terminal/json-text.ts';
import { readSecret } from '../../../../cli/terminal/read-secret.ts';
import { table } from '../../../../cli/terminal/table.ts';
import { createTerminal } from '../../../../cli/terminal/terminal.ts';
import { columnsOf } from '../../../../shared/basics/text-columns.ts';
import { summarizeFile } from '../../../../shared/outputs/summarize-file.ts';
import { formatSummary } from '../../../../shared/print/format-summary.ts';
import { parseResultsFile } from '../../../../shared/results/results-file.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { right } from '../../../../tools/made-up/answers.ts';
import { obeyedCharacters, obeyedTexts } from '../../../../tools/made-up/hostile-texts.ts';

/** A terminal with colours, and everything that is written to it. */
const createWritten = ({ isTTY = true } = {}) => {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 400, getColorDepth: () => 8 });
  stream.on('data', (data: Buffer) => written.push(data.toString()));
  return { terminal: createTerminal(stream, stream as never, () => 0), text: () => written.join('') };
};

/** What a progress block writes to move the cursor, and what `paint` adds. */
const ours = ['\r\u001b[1A\u001b[J', '\r\u001b[J', '\u001b[1m', '\u001b[22m'];
const withoutOurs = (text: string): string => ours.reduce((rest, own) => rest.replaceAll(own, ''), text);

const all = obeyedTexts.map(([, text]) => `a${text}b`).join('');

describe.each(obeyedTexts)('%s', (_, text) => {
  const name = `a${text}b`;
  it.each([true, false])('is shown escaped on every way to a terminal (TTY: %s)', (isTTY) => {
    const { terminal, text: written } = createWritten({ isTTY });
    terminal.progress(name);
    terminal.progress({ lines: [name, name], share: 0.5 });
    terminal.note(`Error: ${name}`);
    terminal.result(`${name}\n`);
    terminal.result(table([[terminal.paint('bold', name), name]]));
    terminal.result(jsonText({ [name]: name }));
    const shown = withoutOurs(written());
    expect(shown).not.toMatch(obeyedCharacters);
    expect(shown).toMatch(/Error: a\S*\\u[\da-f]{4}.*b$/m);
  });

  it('keeps its value in JSON', () => {
    expect(jsonText({ [name]: [name] })).not.toMatch(obeyedCharacters);
    expect(JSON.parse(jsonText({ [name]: [name] }))).toEqual({ [name]: [name] });
  });

  it('takes the columns that its visible form takes', () => {
    const [first, second] = table([
      [name, 'x'],
      ['c', 'x'],
    ]).split('\n');
    expect(columnsOf(first ?? '')).toBe(columnsOf(second ?? ''));
    expect(first?.indexOf('x', first.length - 1)).toBe(second?.indexOf('x'));
  });
});

describe('the terminal', () => {
  it('shows what it would obey as JSON writes it', () => {
    const { terminal, text } = createWritten();
    terminal.note('\u001b[2J \u009b \u202e \r \u0000');
    expect(text()).toBe(`${String.raw`\u001b[2J \u009b \u202e \u000d \u0000`}\n`);
  });

  it('keeps line ends, tabs and its own colours, also around hostile texts', () => {
    const { terminal, text } = createWritten();
    const painted = terminal.paint('bold', 'a\u001b[0m\u001b[31mb');
    terminal.result(`one\ttwo\r\n${painted}\n`);
    expect(text()).toBe('one\ttwo\r\n\u001b[1ma\\u001b[0m\\u001b[31mb\u001b[22m\n');
  });

  it('writes ordinary text as it is, in any script', () => {
    const { terminal, text } = createWritten();
    const plain = 'Größe 肺癌 مرض מחלה 👩‍⚕️ e\u0301 a\u200bb a\u00a0b \\u001b\n';
    terminal.result(plain);
    expect(text()).toBe(plain);
  });

  it('writes the output of a process that it started line by line', () => {
    const { terminal, text } = createWritten();
    terminal.relay('10 %\r20 %\r\n\u001b]0;title\u0007ready\n');
    expect(text()).toBe('10 %\n20 %\n\\u001b]0;title\\u0007ready\n');
  });

  it('escapes what the command line repeats of its arguments', async () => {
    const { terminal, text } = createWritten();
    const program = createProgram(terminal, () => undefined);
    for (const args of [[`--${all}`], [all], ['runs', `--${all}`], ['run', '--image-mode', all]])
      await expect(program.parseAsync(['node', 'liveclin', ...args])).rejects.toThrow();
    expect(text()).toContain('unknown');
    expect(text()).not.toMatch(obeyedCharacters);
  });

  it('escapes a prompt', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const output = new PassThrough();
    const secret = readSecret(input as unknown as ReadStream, output, `Key for ${all}: `);
    input.write('key\r');
    expect(await secret).toBe('key');
    expect(String(output.read())).not.toMatch(obeyedCharacters);
  });
});

describe('a printed summary', () => {
  it('shows hostile names of the model, the dataset and the groups in their lines', () => {
    const hostile = `x\n  Question Accuracy:  9/9 (100.00%)${all}`;
    const meta = { model: hostile, dataset: hostile, image_mode: 'url', liveclin_version: '1.0.0' };
    const judged = aCase({ pmc: '7' }).judged([right({ stage: hostile, image_types: [hostile] })]);
    const file = parseResultsFile(
      JSON.stringify({ meta, cases: [{ ...judged, level1: hostile, level2: hostile }] }),
      'file',
    );
    const { figures } = summarizeFile(file);
    const printed = formatSummary(
      { model: hostile, dataset: hostile, imageMode: 'url', protocolVersion: '1.0.0' },
      figures.summary,
    );
    expect(printed).not.toMatch(obeyedCharacters);
    expect(printed.match(/^ {2}Question Accuracy/gm)).toHaveLength(1);
  });
});
