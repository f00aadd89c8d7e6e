#!/usr/bin/env node
/**
 * Prints which folders of `shared/` import which, and fails when an import breaks the order (docs/design.md, "Layout"):
 * upwards inside `shared/`, in a circle of folders anywhere, from product code into tests, or of an adapter by anything
 * but a composition root. Part of `npm run check`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { countOf } from '../shared/basics/count-of.ts';

/** Each folder of `shared/` knows only those before it. */
const order = [
  'basics',
  'like-python',
  'statistics',
  'taxonomy',
  'storage',
  'prices',
  'case',
  'answer',
  'endpoint',
  'model',
  'pace',
  'conversation',
  'dataset',
  'vision',
  'run',
  'quote',
  'ledger',
  'results',
  'summary',
  'compare',
  'print',
  'report',
  'outputs',
  'adapters',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '*.ts', '*.mjs'],
  { encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '' && !path.startsWith('test/') && existsSync(path));

const specifier = /(?:\bfrom |\bimport\(|^import )'(\.{1,2}\/[^']+)'/gm;

const imports: Import[] = sources.flatMap((from) =>
  Array.from(readFileSync(from, 'utf8').matchAll(specifier), ([, path = '']) => ({
    from,
    to: normalize(join(dirname(from), path)),
  })),
);

/** The folder below `shared/`, or the top-level folder. */
const roomOf = (path: string): string => {
  const [top = '', folder = ''] = path.split('/');
  return top === 'shared' ? folder : top;
};

const isShared = (path: string): boolean => path.startsWith('shared/');

/** Where everything is put together: these may know the adapters. */
const isCompositionRoot = (path: string): boolean =>
  /^functions\/[^/]+\/handler\.ts$/.test(path) || /^(?:cli|tools|bench|infra)\//.test(path);

const faultOf = ({ from, to }: Import): string | undefined => {
  if (to.startsWith('test/')) return 'product code must not import tests';
  // package.json is where the version is kept.
  if (isShared(from) && !isShared(to) && to !== 'package.json')
    return 'shared/ must not import anything outside it';
  if (to.startsWith('shared/adapters/') && !from.startsWith('shared/adapters/') && !isCompositionRoot(from))
    return 'only handlers, commands and tools may import adapters';
  if (isShared(from) && order.indexOf(roomOf(to)) > order.indexOf(roomOf(from)))
    return `${roomOf(to)} comes after ${roomOf(from)} in the order of shared/`;
  return undefined;
};

const misplaced = sources
  .filter((path) => isShared(path) && !order.includes(roomOf(path)))
  .map((path) => `${path}: not in a folder that tools/check-folders.ts knows`);

const graph = new Map<string, Set<string>>();
for (const { from, to } of imports) {
  if (roomOf(from) === roomOf(to) || to === 'package.json') continue;
  graph.set(roomOf(from), (graph.get(roomOf(from)) ?? new Set()).add(roomOf(to)));
}

/** The first circle of folders that `room` is on, if any. */
const circleAt = (room: string, path: readonly string[] = []): readonly string[] | undefined => {
  if (path[0] === room) return path;
  if (path.includes(room)) return undefined;
  for (const next of graph.get(room) ?? []) {
    const circle = circleAt(next, [...path, room]);
    if (circle) return circle;
  }
  return undefined;
};

for (const room of order) console.log(`${room}: ${[...(graph.get(room) ?? [])].sort().join(', ') || '-'}`);
const circle = [...graph.keys()].map((room) => circleAt(room)).find((found) => found !== undefined);
const faults = [
  ...misplaced,
  ...imports.flatMap((each) => {
    const fault = faultOf(each);
    return fault ? [`${each.from} imports ${each.to}: ${fault}`] : [];
  }),
  ...(circle ? [`folders import each other: ${[...circle, circle[0]].join(' -> ')}`] : []),
];
console.log(`${circle ? 'A circle' : 'No circle'} of folders; ${countOf(faults.length, 'fault')}.`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
