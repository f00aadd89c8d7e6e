#!/usr/bin/env node
/** `npm run bench`: what a worker makes of a model that takes a second, and of providers that limit calls. */
import { availableParallelism } from 'node:os';
import { benchLimited, limitedServers } from './bench-limited.ts';
import { benchUnlimited } from './bench-unlimited.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);

const { questions, wallSeconds, overIdeal, overSchedule, cpuMsPerQuestion } = await benchUnlimited();
console.log(`Unlimited server, 1 s per reply, 400 cases (${questions} questions), 100 at once:
  wall time                       ${wallSeconds.toFixed(1)} s
  over questions x 1 s / 100      ${overIdeal.toFixed(3)}   (aim 1.05)
  over the same cases' schedule   ${overSchedule.toFixed(3)}   (without their ragged tail)
  CPU per question                ${cpuMsPerQuestion.toFixed(2)} ms (aim 2.5)
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
