import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { table } from '../../../../cli/terminal/table.ts';
import { createTerminal } from '../../../../cli/terminal/terminal.ts';
import { createScreen } from '../../../support/cli/screen.ts';

/** A terminal whose screen can be read; `resize` changes its reported width. */
const createTty = (columns: number) => {
  const screen = createScreen(columns);
  const err = { isTTY: true, columns, write: (text: string) => screen.write(text) };
  // With colours, as far as `styleText` can tell.
  const out = Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => 8 });
  const terminal = createTerminal(out, err as never);
  return { terminal, screen, out, err };
};

const state = (questions: number) => ({
  share: questions / 6_605,
  lines: [
    `47% · ${questions}/6605 questions · 640/1407 cases · 25 failed`,
    'case accuracy 34.8% (95 % 31.2–38.6%) · question accuracy 70.0%',
    '118 questions/min · about 30 min left · tokens 12.3M in, 988k out',
    `failed calls: 31 rate limit, 4 timeout, ${'9 connection, '.repeat(20)}`,
  ],
});

describe('progress at a terminal', () => {
  it.each([80, 60, 40, 20])('is rewritten in place and never wraps at %d columns', (columns) => {
    const { terminal, screen } = createTty(columns);
    terminal.note('Run x started.');
    for (const questions of [1, 3_120, 6_605]) terminal.progress(state(questions));
    expect(screen.wrapped()).toEqual([]);
    const lines = screen.lines();
    expect(lines).toHaveLength(1 + 4);
    expect(lines[0]).toBe('Run x started.');
    for (const line of lines) expect([...line].length).toBeLessThan(columns);
    if (columns === 80) expect(lines[1]).toContain('█ 47% · 6605/6605 questions · 640/1407 cases');
  });

  it('makes room for permanent lines and for the result', () => {
    const { terminal, screen, out } = createTty(80);
    terminal.progress(state(1));
    terminal.note('a line that stays');
    terminal.progress({ lines: ['one line'] });
    expect(screen.lines()).toEqual(['a line that stays', 'one line']);
    terminal.result('the summary\n');
    expect(screen.lines()).toEqual(['a line that stays', '']);
    expect(String(out.read())).toBe('the summary\n');
  });

  it('reads the width again: lines that a narrower terminal has wrapped are erased too', () => {
    const { terminal, err } = createTty(80);
    terminal.progress(state(1));
    // The four lines of up to 79 columns now take eight rows of 45.
    err.columns = 45;
    const sent: string[] = [];
    err.write = (text) => {
      sent.push(text);
    };
    terminal.progress(state(2));
    const goesUp = '\r\x1b[7A\x1b[J';
    expect(sent[0]?.startsWith(goesUp), JSON.stringify(sent[0])).toBe(true);
    for (const line of (sent[0] ?? '').slice(goesUp.length).split('\n')) {
      expect([...line].length).toBeLessThan(45);
    }
  });
});

describe('progress in a log', () => {
  it('is a line every half minute, less often in a long run, without control characters', () => {
    const written: string[] = [];
    let now = 0;
    const err = { isTTY: false, columns: 80, write: (text: string) => written.push(text) };
    const terminal = createTerminal(new PassThrough(), err as never, () => now);
    for (; now <= 120_000; now += 2_000) terminal.progress(state(1));
    expect(written).toHaveLength(5);
    expect(written[0]).toBe(`${state(1).lines.join(' · ')}\n`);
    written.length = 0;
    for (; now <= 10 * 3_600_000; now += 10_000) terminal.progress(state(1));
    expect(written.length).toBeGreaterThan(100);
    expect(written.length).toBeLessThan(200);
  });
});

describe('tables', () => {
  it('align their columns, painted or not', () => {
    const { terminal, out } = createTty(80);
    const rows = [
      ['a', 'long cell', 'z'],
      [terminal.paint('green', 'green'), 'b'],
    ];
    terminal.result(table(rows));
    expect(String(out.read())).toBe('a      long cell  z\n\x1b[32mgreen\x1b[39m  b\n');
    expect(table([])).toBe('');
  });

  it('align names whose characters take two columns', () => {
    const rows = [
      ['肺癌', '12'],
      ['Neoplasms', '3'],
    ];
    expect(table(rows)).toBe('肺癌       12\nNeoplasms  3\n');
  });
});
