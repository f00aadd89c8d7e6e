import type { NamedFile } from '../../shared/outputs/compare-files.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { readResultsFile } from '../results/read-results-file.ts';
import { openResults } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Reads the results of runs that are to be compared, one after the other: they may be large. */
export const readCompared = async (
  names: readonly string[],
  target: Target,
  terminal: Terminal,
): Promise<NamedFile[]> => {
  const files: NamedFile[] = [];
  for (const [index, name] of names.entries()) {
    terminal.progress({
      lines: [`Reading ${name}`, `${index} of ${names.length} read`],
      share: index / names.length,
    });
    files.push({ source: name, file: await readOne(name, target, terminal) });
  }
  return files;
};

const readOne = async (name: string, target: Target, terminal: Terminal) => {
  const source = await openResults(name, target, terminal);
  if (source.kind === 'file') return readResultsFile(source.path);
  return parseResultsFile((await loadRunFiles(source, ['results'])).results, name);
};
