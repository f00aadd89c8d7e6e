import { compareFiles } from '../shared/outputs/compare-files.ts';
import { parseResultsFile } from '../shared/results/results-file.ts';
import { madeUpResults } from '../tools/made-up/made-up-results.ts';
import { worsened } from '../tools/made-up/worsened.ts';

/** Compares ten models over the cases of a release, both readings, every pair and group; files are read before. */
export const benchCompare = () => {
  const file = parseResultsFile(madeUpResults({ cases: 1_407 }), 'made up');
  const files = Array.from({ length: 10 }, (_, index) => ({
    source: `model ${index + 1}`,
    file: worsened(file, index / 100),
  }));
  const [began, cpu] = [performance.now(), process.threadCpuUsage()];
  const { readings, cases } = compareFiles(files);
  const wallSeconds = (performance.now() - began) / 1_000;
  const { user, system } = process.threadCpuUsage(cpu);
  return { cases, pairs: readings.liveclin.pairs.length, wallSeconds, cpuSeconds: (user + system) / 1e6 };
};
