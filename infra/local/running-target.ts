import { setTimeout as sleep } from 'node:timers/promises';
import { findProcesses } from './find-processes.ts';
import type { LocalTarget } from './local-target.ts';
import { localstackVersion } from './localstack-health.ts';
import { loadTargetState, type TargetPlace } from './target-state.ts';

/** A busy LocalStack answers slowly, and must not be mistaken for a dead one. */
const patienceMs = 30_000;

/** This checkout's own target if it runs and answers; undefined after a crash, a reboot or a stop. */
export const runningTarget = async (place: TargetPlace): Promise<LocalTarget | undefined> => {
  const state = await loadTargetState(place.stateFile);
  if (!state) return undefined;
  const endpointUrl = `http://127.0.0.1:${state.port}`;
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await findProcesses(place.instance)).includes(state.pid)) {
    if (await localstackVersion(endpointUrl)) {
      return { mode: 'host', endpointUrl, pid: state.pid, logFile: place.logFile };
    }
    await sleep(250);
  }
  return undefined;
};
