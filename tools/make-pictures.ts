#!/usr/bin/env node
/**
 * `npm run make:pictures`: remakes the README's pictures, of the terminal and of the report, from a run of the sample
 * dataset against a scripted model on this machine's LocalStack.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from './pictures/launch-chromium.ts';
import { type RecordedCommand, recordCommand, terminalColumns } from './pictures/record-command.ts';
import { type ScreenLine, type Theme, terminalSvg } from './pictures/terminal-svg.ts';
import { startSampleModel } from './stand-in-model/start-sample-model.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const themes: readonly Theme[] = ['light', 'dark'];

/** Slow enough to see the run's progress. */
const replyMs = 1_200;

const pictureOf = (theme: Theme, name: string): string => join(root, 'docs', 'pictures', `${name}-${theme}`);

interface RecordedRun extends RecordedCommand {
  /** As it is typed, a line each. */
  readonly typed: readonly string[];
}

const recordRun = async (): Promise<RecordedRun> => {
  await recordCommand(['local', 'up']);
  await using server = await startSampleModel(replyMs);
  const typed = [
    `run --local --model scripted-model --api-base ${server.url}`,
    '--image-mode local --dataset sample --data-dir datasets',
  ];
  return { typed, ...(await recordCommand(typed.join(' ').split(' '))) };
};

/** The command, the run under way, and the ends of its summary; its middle would be too long for a picture. */
const screenOf = ({ typed, lines, frames }: RecordedRun): ScreenLine[] => {
  const shown = (kind: ScreenLine['kind'], texts: readonly string[]): ScreenLine[] =>
    texts.map((text) => ({ text, kind }));
  const summary = lines.findIndex((line) => line.startsWith('===='));
  const stages = lines.findIndex((line) => line.includes('By Clinical Stage'));
  const underWay = frames.findLast((frame) => frame.includes(' left ')) ?? '';
  return [
    ...shown('prompt', `$ npx liveclin ${typed.join(' \\\n    ')}`.split('\n')),
    ...shown(
      'note',
      lines.slice(0, summary).filter((line) => line !== '' && !line.startsWith('LocalStack')),
    ),
    ...shown('result', ['', ...underWay.split('\n')]),
    ...shown('cut', ['  ⋮']),
    ...shown('result', lines.slice(summary, summary + 6)),
    ...shown('cut', ['  ⋮']),
    ...shown('result', lines.slice(stages, stages + 7)),
    ...shown('cut', ['  ⋮']),
  ];
};

/** Of the groups' charts a picture has room for one, without its table. */
const keepOneChart = `for (const title of document.querySelectorAll('[aria-labelledby=groups] h3')) {
  const [next, other] = [title.nextElementSibling, title.nextElementSibling.nextElementSibling];
  const chart = next.matches('.pair') ? next : other;
  if (title.textContent === 'Clinical stage') chart.querySelector('.scroll').remove();
  else for (const each of new Set([title, next, chart])) each.remove();
}`;

const width = 1_100;

/** The report down to the chart that is kept. */
const shootReport = async (path: string): Promise<void> => {
  const browser = await launchChromium();
  for (const colorScheme of themes) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(keepOneChart);
    const groups = await page.locator('[aria-labelledby=groups]').boundingBox();
    const height = Math.ceil((groups?.y ?? 0) + (groups?.height ?? 0) + 32);
    await page.screenshot({
      path: `${pictureOf(colorScheme, 'report')}.png`,
      clip: { x: 0, y: 0, width, height },
      fullPage: true,
    });
  }
  await browser.close();
};

process.chdir(root);
const folder = await mkdtemp(join(tmpdir(), 'liveclin-pictures-'));
const report = join(folder, 'sample.html');
const screen = screenOf(await recordRun());
for (const theme of themes)
  await writeFile(`${pictureOf(theme, 'terminal')}.svg`, terminalSvg(screen, terminalColumns, theme));
await recordCommand(['report', 'results/scripted-model_sample.json', '--output', report]);
await shootReport(report);
await rm(folder, { recursive: true });
console.error('Made docs/pictures. LocalStack is still running. Stop it with: npx liveclin local down');
