#!/usr/bin/env node
/**
 * `npx node tools/fault-table.ts <file>`: the table of docs/faults.md, from what the fault tests wrote to the file that
 * FAULT_FIGURES named.
 */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const figuresSchema = z.object({
  scenario: z.string(),
  cases: z.number(),
  questions: z.number(),
  calmRequests: z.number(),
  requests: z.number(),
  failed: z.number(),
  repeated: z.number(),
  maxRepeatedOfOneCase: z.number(),
  lostTurns: z.number(),
  equal: z.boolean(),
});

const columns = [
  'scenario',
  'cases',
  'questions',
  'requests, calm',
  'requests',
  'failed on purpose',
  'repeated',
  'most repeated per case',
  'lost turns',
  'results equal',
];

const row = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('No file given. Run: npx node tools/fault-table.ts <file>');
const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
const rows = lines.map((line) => {
  const { equal, ...figures } = figuresSchema.parse(JSON.parse(line));
  return row([...Object.values(figures), equal ? 'yes' : 'no']);
});
console.log([row(columns), `|${'---|'.repeat(columns.length)}`, ...rows].join('\n'));
