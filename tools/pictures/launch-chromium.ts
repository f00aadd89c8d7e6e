import type { Browser } from 'playwright-core';

/** The package carries a browser for Linux on x64 only. */
export const hasChromium = process.platform === 'linux' && process.arch === 'x64';

/** Ends the name of a suite that needs it. */
export const needsChromium = hasChromium ? '' : ' (skipped: the Chromium of npm is for Linux on x64)';

/** A browser out of an npm package: nothing is downloaded, nothing but a Linux on x64 is needed. */
export const launchChromium = async (): Promise<Browser> => {
  const [{ default: chromium }, playwright] = await Promise.all([
    import('@sparticuz/chromium'),
    import('playwright-core'),
  ]);
  return playwright.chromium.launch({
    // Not the package's own arguments: they are Lambda's, and one process for all ends with the first page.
    args: ['--no-sandbox'],
    executablePath: await chromium.executablePath(),
    headless: true,
  });
};
