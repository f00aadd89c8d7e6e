import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryOf } from '../../cli/view/library/library.ts';
import { viewedFile } from '../../cli/view/library/viewed-run.ts';
import { type ServedView, serveView } from '../../cli/view/serve-view.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { right } from '../../tools/made-up/answers.ts';
import { madeUpResults } from '../../tools/made-up/made-up-results.ts';
import { hasChromium, launchChromium, needsChromium } from '../../tools/pictures/launch-chromium.ts';
import { desk, phone, readWidths, violations } from '../support/browser/open-file.ts';
import { sampleRun, wrongly } from '../support/view/sample-run.ts';

const evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">';

const addresses = {
  runs: '/',
  run: '/run?run=large',
  case: '/case?run=a.json&case=90000002',
  comparison: '/compare?a=a.json&b=b.json',
  'side by side': '/case?run=a.json&with=b.json&case=90000002',
} as const;

describe.skipIf(!hasChromium)(`liveclin view in a browser${needsChromium}`, () => {
  let view: ServedView;
  let browser: Browser;
  beforeAll(async () => {
    const a = await sampleRun('a.json', (place, index, question) =>
      place === 1 && index === 1
        ? wrongly(question, { model_response: `<think>long</think>${evil} The answer is A.` })
        : right(),
    );
    const b = await sampleRun('b.json', (place, index, question) =>
      place === 2 && index === 0 ? wrongly(question) : right(),
    );
    const large = parseResultsFile(madeUpResults({ cases: 1_407, lossEvery: 100, model: evil }), 'large');
    view = await serveView(libraryOf([a, b, viewedFile('large', large, undefined)]), 0);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await view?.[Symbol.asyncDispose]();
  });

  /** A page; `complaints` are the console's errors and requests for anything but the viewer. */
  const open = async (address: string, options: Parameters<Browser['newPage']>[0] = {}) => {
    const page = await browser.newPage({ viewport: desk, ...options });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(view.address)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(new URL(address, view.address).href);
    return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
  };
  const found = (page: Page) => page.getByRole('status').textContent();

  describe.each(Object.entries(addresses))('%s', (_, address) => {
    it.each(['light', 'dark'] as const)('meets the accessibility rules in %s mode', async (colorScheme) => {
      await using opened = await open(address, { colorScheme });
      expect(await violations(opened.page)).toEqual([]);
    });

    it('does not scroll sideways on a phone, and has no complaints', async () => {
      await using opened = await open(address, { viewport: phone });
      expect(await opened.page.evaluate(readWidths)).toEqual({ content: phone.width, window: phone.width });
      expect(opened.complaints.filter((line) => !line.includes('404'))).toEqual([]);
    });
  });

  it('filters by every field, and the address can be shared', async () => {
    await using opened = await open(addresses.run);
    const { page } = opened;
    const chosen = [
      ['Result', 'a wrong answer'],
      ['Chapter', 'Chapter 1: Neoplasms'],
      ['Stage', 'Complication Management'],
      ['Modality', 'Image: CT'],
      ['Rarity', 'rare'],
      ['Order', 'most wrong first'],
    ] as const;
    let before = 1_408;
    for (const [label, option] of chosen) {
      await page.getByLabel(label, { exact: true }).selectOption(option);
      await page.getByRole('button', { name: 'Show' }).click();
      expect(await page.getByLabel(label, { exact: true }).locator('option:checked').textContent()).toBe(
        option,
      );
      const count = Number((await found(page))?.split(' ')[0]?.replace(',', ''));
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(before);
      before = count;
    }
    expect(before).toBeLessThan(100);
    await page.getByLabel('Readings differ').check();
    await page.getByLabel('Image left out').check();
    await page.getByLabel('Words').fill('neoplasms');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await found(page)).toMatch(/^0 of 1,407 cases/);
    await using again = await open(page.url());
    expect(await found(again.page)).toBe(await found(page));
    expect(await again.page.getByLabel('Words').inputValue()).toBe('neoplasms');
  });

  it('shows a conversation with its pictures, and what a reply holds as text', async () => {
    await using opened = await open(addresses.case);
    const { page } = opened;
    const pictures = page.locator('.figures img');
    expect(await pictures.count()).toBeGreaterThan(1);
    await pictures.first().scrollIntoViewIfNeeded();
    // Not waitForFunction: the page's policy lets no script of its own evaluate texts.
    const width = () => page.evaluate<number>(`document.querySelector('.figures img').naturalWidth`);
    await expect.poll(width, { timeout: 60_000 }).toBeGreaterThan(100);
    expect(await page.locator('.reply').nth(1).textContent()).toBe(`${evil} The answer is A.`);
    expect(await page.getByText('long', { exact: true }).isVisible()).toBe(false);
    expect(opened.complaints).toEqual([]);
  });

  it('can be used with the keyboard alone: choose runs, compare, open the lost case, go on', async () => {
    await using opened = await open(addresses.runs);
    const { page } = opened;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await tabTo(page, 'Compare');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/compare\?a=a\.json&b=b\.json/);
    await tabTo(page, '90000003');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/case\?/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Case 90000003');
    await tabTo(page, 'Next case');
    await page.keyboard.press('Enter');
    await page.waitForURL(/case=90000002/);
    await tabTo(page, 'Reasoning in the reply');
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(1);
  });
});

/** Presses Tab until the focus is on an element with this text. */
const tabTo = async (page: Page, text: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.textContent')) === text) return;
  }
  throw new Error(`The focus never reaches "${text}".`);
};
