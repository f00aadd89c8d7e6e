/**
 * One invocation of a function's bundle in a process of its own. Arguments: path of the bundle, and the event as JSON.
 * Prints time in seconds, CPU time in seconds, and the largest resident memory of the process in megabytes.
 */
import { readFileSync } from 'node:fs';

/** How long a worker may start calls. */
const workerMs = 60_000;

/** Linux's own mark: `maxRSS` would begin with that of the process which started this one. */
const peakMegabytes = () => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1_024) / 1e6);
};

const [bundle = '', event = ''] = process.argv.slice(2);
const { handler } = await import(bundle);
const startedAt = performance.now();
const startedCpu = process.cpuUsage();
// A worker starts nothing when less is left than the timeout of a call, 120 s, and a reserve of 15 s.
const getRemainingTimeInMillis = () => 135_000 + workerMs - (performance.now() - startedAt);
await handler(JSON.parse(event), { getRemainingTimeInMillis });
const { user, system } = process.cpuUsage(startedCpu);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: peakMegabytes() }));
process.exit();
