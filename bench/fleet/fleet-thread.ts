/** A thread of the fleet's benchmark: simulates the runs that it is told to, one after the other. */
import { parentPort } from 'node:worker_threads';
import { type FleetOptions, simulateFleet } from './simulate-fleet.ts';

parentPort?.on('message', async (options: FleetOptions) => {
  parentPort?.postMessage(await simulateFleet(options));
});
