#!/usr/bin/env node
/**
 * `npm run bench`: what a worker makes of a model that takes a second, and of providers that limit calls; and what the
 * whole fleet makes of slow models, in virtual time; and how long a comparison takes. With `--json`, only the fleet, as an
 * array; `--timeout`, `--mean` and `--concurrency` choose among its runs, `--seeds` says how many draws of each are made.
 * With `--scale`, what each function needs for 10,000 and 100,000 cases.
 */
import { availableParallelism } from 'node:os';
import { formatCount } from '../shared/basics/format-count.ts';
import { benchCompare } from './bench-compare.ts';
import { benchFleet } from './bench-fleet.ts';
import { benchGovernor } from './bench-governor.ts';
import { benchLimited, limitedServers } from './bench-limited.ts';
import { benchUnlimited } from './bench-unlimited.ts';
import { readFlags } from './read-flags.ts';
import { benchScale } from './scale/bench-scale.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const { json, scale, ...choice } = readFlags();

if (scale) {
  for (const cases of [10_000, 100_000]) {
    console.log(`\n${formatCount(cases)} cases of four questions and four pictures`);
    for await (const { step, memory, seconds, cpuSeconds, peakMegabytes, requests } of benchScale(cases)) {
      const total = Object.values(requests).reduce((sum, count) => sum + count, 0);
      console.log(
        `  ${step.padEnd(32)} ${seconds.toFixed(0).padStart(4)} s, CPU ${cpuSeconds.toFixed(1)} s, peak ${peakMegabytes} MB of ${memory}, ${formatCount(total)} requests`,
      );
    }
  }
  process.exit();
}

if (json) {
  const figures = [];
  for await (const each of benchFleet(choice)) {
    figures.push(each);
    console.error(`${each.timeout} ${each.mean} ${each.concurrency}`);
  }
  console.log(JSON.stringify(figures, null, 1));
  process.exit();
}

console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);

const { questions, wallSeconds, overIdeal, overSchedule, cpuMsPerQuestion } = await benchUnlimited();
console.log(`Unlimited server, 1 s per reply, 400 cases (${questions} questions), 100 at once:
  wall time                       ${wallSeconds.toFixed(1)} s
  over questions x 1 s / 100      ${overIdeal.toFixed(3)}   (aim 1.05)
  over the same cases' schedule   ${overSchedule.toFixed(3)}   (without their ragged tail)
  CPU per question                ${cpuMsPerQuestion.toFixed(2)} ms (aim 2.5)
`);

const { cases, pairs, ...seconds } = benchCompare();
console.log(`Comparison of 10 models over ${cases} cases (${pairs} pairs, both readings):
  wall time                       ${seconds.wallSeconds.toFixed(2)} s    (aim 2)
  CPU                             ${seconds.cpuSeconds.toFixed(2)} s
`);

console.log(
  'Servers that refuse more than R calls in 2 s (a scaled-down minute), one worker with 25 conversations, steady state:',
);
for (const limit of limitedServers) {
  const { achieved, refused, failedCases } = await benchLimited(limit);
  const hint = limit.retryAfter ? 'Retry-After' : 'no hint';
  const name = `${limit.kind}, ${hint}${limit.headers ? ', headers' : ''}`;
  console.log(
    `  ${name.padEnd(38)} ${percent(achieved)} of R (aim 85), ${percent(refused)} refused (aim < 10), ${failedCases} cases failed`,
  );
}

console.log(
  '\nWorkers of 25 conversations that share a server that limits calls, in virtual time, start included:',
);
for await (const { server, workers, minutes, achieved, refused, ...more } of benchGovernor()) {
  console.log(
    `  ${server.padEnd(30)} ${String(workers).padStart(2)} workers, ${String(minutes).padStart(2)} min: ${percent(achieved)} (aim 92), ${percent(refused)} refused (aim 2), ${percent(more.refusedAfterThreeMinutes)} from the fourth minute on, ${more.writesPerWorkerAndSecond.toFixed(2)} writes a worker and second`,
  );
}

console.log(
  '\nThe whole fleet in virtual time (timeout and mean call in seconds; conversations asked for; cases):',
);
for await (const figures of benchFleet(choice)) {
  const { timeout, mean, concurrency, cases, wallOverBound, lambdaOverIdeal, repeatedRequests, lost } =
    figures;
  console.log(
    `  ${[timeout, mean, concurrency, cases].map((each) => String(each).padStart(6)).join('')}   wall over bound ${wallOverBound.toFixed(3)} (aim 1.05), Lambda over ideal ${lambdaOverIdeal.toFixed(2)}, ${repeatedRequests} repeated, ${lost} lost`,
  );
}
process.exit();
