#!/usr/bin/env node
/** `npm run demo`: the sample dataset against a scripted model, on this machine's LocalStack. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startSampleModel } from './stand-in-model/start-sample-model.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = 'results/demo.json';
const report = 'results/demo.html';

const server = await startSampleModel();
const liveclin = (args: readonly string[]): Promise<number | null> => {
  console.error(`$ npx liveclin ${args.join(' ')}`);
  const child = spawn(process.execPath, [`${root}cli/liveclin.ts`, ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
};
const evaluate = [
  'run --local --model scripted-model --image-mode local --dataset sample --data-dir datasets',
  `--api-base ${server.url} --output ${output}`,
]
  .join(' ')
  .split(' ');

console.error(
  'The "model" of this demo is a script. It gives canned answers, some of them wrong, and sometimes',
);
console.error('a 429 or a 500. Its figures say nothing about any real model.\n');
let code = await liveclin(evaluate);
await server.close();
if (code === 0) code = await liveclin(['report', output, '--output', report]);
if (code === 0) {
  console.error(`
The scripted model received ${server.requests.length} requests. The bucket holds the JSON of every case, under runs/.
Results file: ${output}. Report, to open in a browser: ${report}. What next?
  these figures        npx liveclin show ${output}
  your own model       npx liveclin run --local --model <name> --api-base <url> --image-mode local --dataset sample --data-dir datasets
  your AWS account     npm run bootstrap && npm run deploy, then the same without --local (docs/aws.md)
  the AWS console      docs/console.md
LocalStack is still running, so that you can look around. Stop it with: npx liveclin local down`);
}
process.exitCode = code ?? 1;
