import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFile } from '../../shared/outputs/report-file.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { madeUpResults } from '../../tools/made-up/made-up-results.ts';
import { releaseResults } from '../../tools/made-up/release-results.ts';
import { hasChromium, launchChromium, needsChromium } from '../../tools/pictures/launch-chromium.ts';
import { desk, openFile, phone, readWidths, violations } from '../support/browser/open-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe.skipIf(!hasChromium)(
  `a report of 1,407 cases in a browser without a network${needsChromium}`,
  () => {
    let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
    let browser: Browser;
    let html: string;
    beforeAll(async () => {
      folder = await temporaryDirectory();
      browser = await launchChromium();
      const results = madeUpResults({ cases: 1_407, lossEvery: 100 });
      html = reportFile(parseResultsFile(results, 'results'));
      await writeFile(join(folder.path, 'report.html'), html);
    });
    afterAll(async () => {
      await browser?.close();
      await folder?.[Symbol.asyncDispose]();
    });

    const open = (options: Parameters<typeof openFile>[2] = {}, path = join(folder.path, 'report.html')) =>
      openFile(browser, path, options);

    it('opens without console errors and draws its charts', async () => {
      await using opened = await open();
      const charts = await opened.page.evaluate<Chart[]>(readCharts);
      expect(charts.length).toBeGreaterThanOrEqual(8);
      for (const { label, marks, width } of charts) {
        expect(label).toMatch(/the (?:figures|counts) are in the table/);
        expect(marks).toBeGreaterThan(4);
        expect(width).toBeGreaterThan(300);
      }
      expect(opened.complaints).toEqual([]);
    });

    it('draws a complete run over the release beside the published models', async () => {
      const path = join(folder.path, 'release.html');
      await writeFile(path, reportFile(parseResultsFile(releaseResults(), 'results')));
      await using opened = await open({}, path);
      const [first] = await opened.page.evaluate<Chart[]>(readCharts);
      expect(first?.label).toContain('compared with published models and physicians');
      expect(first?.marks).toBeGreaterThan(10);
      expect(opened.complaints).toEqual([]);
    });

    it.each([phone, desk])(
      'keeps texts of charts apart and whole at $width pixels, whatever the names',
      async (viewport) => {
        const path = join(folder.path, 'odd-names.html');
        await writeFile(path, reportFile(oddlyNamedResults()));
        await using opened = await open({ viewport }, path);
        expect(await opened.page.evaluate(readCollidingTexts)).toEqual([]);
        expect(await opened.page.evaluate(readCutTexts)).toEqual([]);
        expect(opened.complaints).toEqual([]);
      },
    );

    it('is below 5 MB', () => {
      expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
    });

    it('finds cases by id, by result and by several words', async () => {
      await using opened = await open();
      const { page } = opened;
      const search = page.getByLabel('Search cases');
      const shown = () => page.locator('#case-table tbody tr:visible').count();
      expect(await shown()).toBe(1_407);
      await search.fill('90000007');
      expect(await shown()).toBe(1);
      await search.fill('errored');
      expect(await shown()).toBe(14);
      expect(await page.locator('#case-count').textContent()).toBe('14 of 1,407');
      await search.fill('ERRORED unrare');
      expect(await shown()).toBeLessThan(14);
      await search.fill('no such case');
      expect(await shown()).toBe(0);
      await search.fill('');
      expect(await shown()).toBe(1_407);
    });

    it('does not scroll sideways on a phone', async () => {
      await using opened = await open({ viewport: phone });
      expect(await opened.page.evaluate(readWidths)).toEqual({ content: phone.width, window: phone.width });
    });

    it.each([1_000, 1_152, 1_280])('shows every column of its groups at %d pixels', async (width) => {
      await using opened = await open({ viewport: { width, height: 900 } });
      expect(await opened.page.evaluate(readCutTables)).toEqual([]);
    });

    it('can be read whole without scripts', async () => {
      await using opened = await open({ javaScriptEnabled: false });
      expect(await opened.page.locator('#case-table tbody tr:visible').count()).toBe(1_407);
      expect(await opened.page.getByLabel('Search cases').isVisible()).toBe(false);
    });

    it.each(['light', 'dark'] as const)('meets the accessibility rules in %s mode', async (colorScheme) => {
      await using opened = await open({ colorScheme });
      expect(await violations(opened.page)).toEqual([]);
    });
  },
);

const oddNames = [
  '__proto__',
  '<script>alert(1)</script>',
  `\u202E${'written from right to left '.repeat(5)}`,
  '血液および造血器の疾患ならびに免疫機構の障害'.repeat(3),
  `\u2067${'מחלות דם '.repeat(20)}`,
  'W'.repeat(100),
  'i'.repeat(200),
  '👩‍👩‍👧'.repeat(40),
];

/** Its chapters and its model have names that no chart has room for. */
const oddlyNamedResults = () => {
  const text = releaseResults({ model: `MW${'W'.repeat(200)}` });
  const file = parseResultsFile(text, 'results');
  const cases = file.cases.map((judged, index) => ({
    ...judged,
    // Sixteen chapters, as the release has: only its report has the chart with the model's name.
    level1: `${oddNames[index % oddNames.length]}${index % 16 < oddNames.length ? '' : '2'}`,
  }));
  return { ...file, cases };
};

interface Chart {
  readonly label: string | null;
  readonly marks: number;
  readonly width: number;
}

// Strings, because the compiler knows only Node's globals.
const readCharts = `[...document.querySelectorAll('svg')].map((svg) => ({
  label: svg.getAttribute('aria-label'),
  marks: svg.querySelectorAll('path, circle, line').length,
  width: svg.getBoundingClientRect().width,
}))`;
const boxesOfTexts = `(svg) => [...svg.querySelectorAll('text')].map((text) => ({
  name: text.textContent.slice(0, 40),
  box: text.getBoundingClientRect(),
}))`;
const readCollidingTexts = `[...document.querySelectorAll('svg')].map(${boxesOfTexts}).flatMap((texts) =>
  texts.flatMap(({ name, box }, index) => texts.slice(index + 1)
    .filter(({ box: other }) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
    .map((other) => name + ' | ' + other.name)))`;
const readCutTexts = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const { left, right } = svg.getBoundingClientRect();
  return (${boxesOfTexts})(svg).filter(({ box }) => box.left < left - 0.5 || box.right > right + 0.5).map(({ name }) => name);
})`;
const readCutTables = `[...document.querySelectorAll('.pair .scroll')]
  .filter((box) => box.scrollWidth > box.clientWidth)
  .map((box) => box.getAttribute('aria-label') + ': ' + box.scrollWidth + ' in ' + box.clientWidth)`;
