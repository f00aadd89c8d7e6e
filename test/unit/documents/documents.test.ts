import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { createDryProgram } from '../../support/cli/dry-program.ts';
import {
  checkout,
  checkoutPaths,
  documentPaths,
  readCheckout,
  sourcePaths,
} from '../../support/documents/checkout-files.ts';
import { citationsIn, codeNamedIn } from '../../support/documents/citations.ts';
import { commandsNamedIn, unknownIn } from '../../support/documents/cited-commands.ts';
import { anchorOf, codeSpansOf, headingsOf, linksOf } from '../../support/documents/markdown.ts';

const documents = new Map(documentPaths.map((path) => [path, readCheckout(path)]));
const sources = new Map(sourcePaths.map((path) => [path, readCheckout(path)]));
/** These tests cite documents and headings that do not exist. */
const citing = [...sources].filter(([path]) => !path.includes('/documents/'));
const headings = new Map([...documents].map(([path, text]) => [path, headingsOf(text)]));

describe.each([...documents])('%s', (path, text) => {
  test('links only to existing targets', () => {
    expect(deadLinksIn(path, text)).toEqual([]);
  });

  test('names only existing files and folders', () => {
    expect(missingFilesIn(text)).toEqual([]);
  });

  test('cites only existing headings', () => {
    const folder = dirname(path);
    const wrong = citationsIn(text).filter(({ document, heading }) => {
      const found = headings.get(posix.join(folder, document)) ?? headings.get(document);
      return found === undefined || (heading !== undefined && !found.includes(heading));
    });
    expect(wrong).toEqual([]);
  });

  test('names only existing commands', () => {
    expect(unknownCommandsIn(text)).toEqual([]);
  });
});

describe('code', () => {
  test('cites documents by path, and design and protocol by heading: (docs/design.md, "Ledger")', () => {
    const wrong = citing.flatMap(([path, text]) =>
      citationsIn(text)
        .filter(({ document, heading }) => !isCited(path, document, heading))
        .map((citation) => ({ path, ...citation })),
    );
    expect(wrong).toEqual([]);
  });

  test('names only existing code files', () => {
    const missing = citing.flatMap(([path, text]) =>
      codeNamedIn(text)
        .filter((name) => !exists(name) && !checkoutPaths.has(posix.join(dirname(path), name)))
        .map((name) => ({ path, name })),
    );
    expect(missing).toEqual([]);
  });

  test('names only existing commands', () => {
    const wrong = [...sources].flatMap(([path, text]) =>
      path.startsWith('test/') ? [] : unknownCommandsIn(text).map((unknown) => ({ path, unknown })),
    );
    expect(wrong).toEqual([]);
  });
});

test('the README can be read in one sitting', () => {
  expect(documents.get('README.md')?.split('\n').length).toBeLessThanOrEqual(150);
});

describe('what would be found', () => {
  test.each([
    ['liveclin fly', 'fly'],
    ['`liveclin run --no-such-flag`', '--no-such-flag'],
    ['`npx liveclin dataset forget x`', 'forget'],
  ])('a command that does not exist: %s', (text, unknown) => {
    expect(unknownCommandsIn(text)).toEqual([unknown]);
  });

  test('a citation over two lines of a comment', () => {
    expect(citationsIn('/**\n * As the protocol says (docs/protocol.md,\n * "Summary").\n */')).toEqual([
      { document: 'docs/protocol.md', heading: 'Summary' },
    ]);
  });

  test('a file of code that a comment names', () => {
    expect(
      codeNamedIn("// As in fly.ts.\nimport './not-a-comment.ts';\n/** See `shared/run/fly.ts`. */"),
    ).toEqual(['fly.ts', 'shared/run/fly.ts']);
  });

  test.each([
    ['[a file](nowhere.md)', 'nowhere.md'],
    ['[a heading](design.md#nowhere)', 'design.md#nowhere'],
    ['<img src="nowhere.svg">', 'nowhere.svg'],
  ])('a dead link: %s', (text, link) => {
    expect(deadLinksIn('docs/data.md', text)).toEqual([link]);
  });

  test.each(['shared/nowhere', 'functions/plan-run/nowhere.ts', 'nowhere.ts'])(
    'a missing file: %s',
    (file) => {
      expect(missingFilesIn(`In \`${file}\`, not in \`shared/run\`.`)).toEqual([file]);
    },
  );

  test.each([
    ['What is *not* verified?', 'what-is-not-verified'],
    ['Tokens & cost', 'tokens--cost'],
  ])('an anchor: %s', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});

function deadLinksIn(path: string, text: string): string[] {
  return linksOf(text).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : posix.join(dirname(path), file).replace(/\/$/, '');
    if (!checkoutPaths.has(target)) return true;
    return anchor !== undefined && !headings.get(target)?.map(anchorOf).includes(anchor);
  });
}

function missingFilesIn(text: string): string[] {
  return codeSpansOf(text).filter((span) => isPath(span) && !exists(span));
}

const topFolder = /^(?:bench|cli|datasets|docs|functions|infra|shared|test|tools)\//;

/** Keys of the bucket have placeholders, and patterns have stars. */
const isPath = (span: string): boolean =>
  !/[<>*{ ]/.test(span) && (topFolder.test(span) || /^[\w-]+\.(?:ts|mjs)$/.test(span));

const fileNames = new Set([...checkoutPaths].map((path) => posix.basename(path)));
const exists = (span: string): boolean => checkoutPaths.has(span.replace(/\/$/, '')) || fileNames.has(span);

const needHeading = new Set(['docs/design.md', 'docs/protocol.md']);

function isCited(path: string, document: string, heading: string | undefined): boolean {
  // File names in made-up repositories and messages are not ours.
  const name = posix.basename(document);
  if (document === name && !['design.md', 'protocol.md', 'PROTOCOL.md', 'architecture.md'].includes(name))
    return true;
  const known = headings.get(document) ?? headings.get(posix.join(dirname(path), document));
  if (known === undefined) return false;
  return heading === undefined ? !needHeading.has(document) : known.includes(heading);
}

function unknownCommandsIn(text: string): string[] {
  const { program } = createDryProgram();
  const liveclin = commandsNamedIn(text).map((words) => unknownIn(words, program));
  const scripts = [...text.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)]
    .map(([, script = '']) => script)
    .filter((script) => !(script in packageJson.scripts));
  const tools = [...text.matchAll(/^\s*(?:\w+=\S+ )?npx ([\w-]+)/gm)]
    .map(([, tool = '']) => tool)
    .filter((tool) => tool !== 'liveclin' && !existsSync(join(checkout, 'node_modules', '.bin', tool)));
  return [...liveclin.filter((unknown) => unknown !== undefined), ...scripts, ...tools];
}
