import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaderboardOf } from '../../shared/compare/leaderboard.ts';
import { compareFiles } from '../../shared/outputs/compare-files.ts';
import { renderComparison } from '../../shared/report/comparison/render-comparison.ts';
import { renderLeaderboard } from '../../shared/report/comparison/render-leaderboard.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { madeUpResults } from '../../tools/made-up/made-up-results.ts';
import { worsened } from '../../tools/made-up/worsened.ts';
import { hasChromium, launchChromium, needsChromium } from '../../tools/pictures/launch-chromium.ts';
import { openFile, phone, readWidths, violations } from '../support/browser/open-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">';

describe.skipIf(!hasChromium)(
  `a comparison and a leaderboard in a browser without a network${needsChromium}`,
  () => {
    let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
    let browser: Browser;
    let lost: number;
    beforeAll(async () => {
      folder = await temporaryDirectory();
      browser = await launchChromium();
      const file = parseResultsFile(madeUpResults({ cases: 300, model: evil, lossEvery: 50 }), 'results');
      const files = [0, 0.05, 0.1].map((share) => ({ source: evil, file: worsened(file, share) }));
      const comparison = compareFiles(files, { margin: 0.02 });
      lost = comparison.changes
        .filter(({ from }) => from === 'A')
        .flatMap(({ cases }) => cases)
        .filter(({ change }) => change === 'lost').length;
      await writeFile(join(folder.path, 'comparison.html'), renderComparison(comparison));
      await writeFile(join(folder.path, 'leaderboard.html'), renderLeaderboard(leaderboardOf(comparison)));
    });
    afterAll(async () => {
      await browser?.close();
      await folder?.[Symbol.asyncDispose]();
    });

    const open = (name: string, options?: Parameters<typeof openFile>[2]) =>
      openFile(browser, join(folder.path, `${name}.html`), options);

    describe.each(['comparison', 'leaderboard'])('%s', (name) => {
      it('opens without complaints and shows hostile names as text', async () => {
        await using opened = await open(name);
        expect(opened.complaints).toEqual([]);
        expect(await opened.page.locator('img').count()).toBe(0);
        expect(await opened.page.locator('tbody th').first().textContent()).toContain(evil);
      });

      it('does not scroll sideways on a phone', async () => {
        await using opened = await open(name, { viewport: phone });
        expect(await opened.page.evaluate(readWidths)).toEqual({ content: phone.width, window: phone.width });
      });

      it.each(['light', 'dark'] as const)('meets the accessibility rules in %s mode', async (colorScheme) => {
        await using opened = await open(name, { colorScheme });
        expect(await violations(opened.page)).toEqual([]);
      });
    });

    it('finds the cases that were lost', async () => {
      await using opened = await open('comparison');
      const search = opened.page.getByLabel('Search cases');
      await search.fill('neither');
      const neither = await opened.page.locator('#case-table tbody tr:visible').count();
      await search.fill('');
      const all = await opened.page.locator('#case-table tbody tr:visible').count();
      expect(lost).toBeGreaterThan(10);
      expect(all - neither).toBe(lost);
    });
  },
);
