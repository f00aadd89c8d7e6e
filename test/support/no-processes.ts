import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const refuse = (): never => {
  throw new Error('A unit test starts no process: move it to test/cli.');
};

// Patched rather than forbidden by a lint rule, which would miss what the code under test starts.
const starters = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
Object.assign(childProcess, Object.fromEntries(starters.map((name) => [name, refuse])));
syncBuiltinESMExports();
