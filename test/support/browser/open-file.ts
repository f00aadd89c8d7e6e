import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

type Options = NonNullable<Parameters<Browser['newPage']>[0]>;

/** A page of ours as a reader opens it, without a network; `complaints` are the console's errors, and requests for anything but itself. */
export const openFile = async (browser: Browser, path: string, options: Options = {}) => {
  const address = pathToFileURL(path).href;
  const page = await browser.newPage({ viewport: desk, ...options });
  await page.context().setOffline(true);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
};

// Strings, because the compiler knows only Node's globals.
export const readWidths = '({ content: document.scrollingElement.scrollWidth, window: innerWidth })';
// Most rows are alike; checking all of them takes minutes.
const keepFewRows = `[...document.querySelectorAll('#case-table tbody tr')].slice(50).forEach((row) => row.remove())`;

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Serious and critical ones, with the first element that each is about. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(keepFewRows);
  // Evaluated, not added as a script element: the page's policy lets no other script in.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const results = await page.evaluate<AxeResults>('axe.run(document)');
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
