#!/usr/bin/env node
/**
 * `npm run make:prices [-- <version>]`: remakes the price table from the list in a release of LiteLLM, which pip
 * downloads. Commit what it writes, and look through the difference first.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../infra/local/install/find-python.mjs';
import type { ModelFacts } from '../shared/prices/model-facts.ts';
import { priceHosts } from './prices/price-hosts.ts';
import { type ListEntry, listSchema, slimEntry } from './prices/slim-entry.ts';

const folder = fileURLToPath(new URL('../shared/prices/', import.meta.url));
const listName = 'litellm/model_prices_and_context_window_backup.json';
const read = 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())';

/** @param version of LiteLLM; default: the newest */
const download = async (python: string, version: string | undefined) => {
  const at = await mkdtemp(join(tmpdir(), 'prices-'));
  try {
    const wanted = version === undefined ? 'litellm' : `litellm==${version}`;
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', at];
    execFileSync(python, [...pip, wanted], { stdio: 'inherit' });
    const [wheel = ''] = await readdir(at);
    const found = wheel.split('-')[1] ?? '';
    const member = (name: string): string =>
      execFileSync(python, ['-c', read, join(at, wheel), name], { encoding: 'utf8', maxBuffer: 64e6 });
    const licence = member(`litellm-${found}.dist-info/licenses/LICENSE`);
    return { version: found, list: listSchema.parse(JSON.parse(member(listName))), licence };
  } finally {
    await rm(at, { recursive: true });
  }
};

interface Group {
  readonly hosts: readonly string[];
  readonly models: readonly (readonly [name: string, facts: ModelFacts])[];
}

/** Names of what no run can mean: fine-tuned templates, other media, and prices of one region. */
const otherThings =
  /^ft:|audio|transcribe|tts|search|deep-research|embed|guard|moderation|ocr|^(?:us|eu|apac|global|us-gov-\w+-\d)\//;

const groupsOf = (list: Readonly<Record<string, ListEntry>>, date: string): Group[] =>
  priceHosts.map(({ provider, hosts, prefix = '', sent = '', statedOnly }) => {
    const models = Object.entries(list).flatMap(([key, entry]) => {
      const name = key.slice(prefix.length);
      if (entry.litellm_provider !== provider || !key.startsWith(prefix) || otherThings.test(name)) return [];
      const isStated = entry.supported_endpoints?.some((path) => /chat\/completions|responses/.test(path));
      const facts = statedOnly && !isStated ? undefined : slimEntry(entry, date);
      return facts ? [[sent + name, facts] as const] : [];
    });
    return { hosts, models: models.sort(([a], [b]) => (a < b ? -1 : 1)) };
  });

/** One line a model, so that a difference can be read. */
const tableText = (source: string, asOf: string, groups: readonly Group[]): string => {
  const blocks = groups.map(({ hosts, models }) => {
    const rows = models.map(([name, facts]) => `   ${JSON.stringify(name)}: ${JSON.stringify(facts)}`);
    return `  {"hosts": ${JSON.stringify(hosts)}, "models": {\n${rows.join(',\n')}\n  }}`;
  });
  return `{\n "source": ${JSON.stringify(source)},\n "asOf": "${asOf}",\n "groups": [\n${blocks.join(',\n')}\n ]\n}\n`;
};

const { command: python } = await findPython();
const { version, list, licence } = await download(python, process.argv[2]);
const today = new Date().toISOString().slice(0, 10);
const groups = groupsOf(list, today);
await writeFile(join(folder, 'price-table.json'), tableText(`the list of LiteLLM ${version}`, today, groups));
await writeFile(
  join(folder, 'price-table.LICENSE'),
  `price-table.json is made from ${listName} of LiteLLM ${version}, under this licence:\n\n${licence}`,
);
const models = groups.reduce((sum, each) => sum + each.models.length, 0);
console.log(`${models} prices from LiteLLM ${version}.`);
