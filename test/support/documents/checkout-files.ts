import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const checkout = join(import.meta.dirname, '../../..');

const topFolders = [
  '.github',
  'bench',
  'cli',
  'datasets',
  'docs',
  'functions',
  'infra',
  'shared',
  'test',
  'tools',
] as const;

/** Every file and folder of the checkout that people write, by its path from the root. */
export const checkoutPaths: ReadonlySet<string> = new Set([
  ...readdirSync(checkout, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
  ...topFolders,
  ...topFolders.flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  ),
]);

const filesEnding = (...ends: readonly string[]): string[] =>
  [...checkoutPaths].filter((path) => ends.some((end) => path.endsWith(end)));

export const readCheckout = (path: string): string => readFileSync(join(checkout, path), 'utf8');

/** Documents that people read, as paths from the root. */
export const documentPaths: readonly string[] = filesEnding('.md');

/** Code that may cite documents. */
export const sourcePaths: readonly string[] = filesEnding('.ts', '.mjs', '.py');
