import { assertLocalAccount } from './assert-local-account.ts';
import { ensureLocalTarget } from './ensure-local-target.ts';
import { localStatus } from './local-status.ts';
import { localEnvironment } from './local-target.ts';
import { stopLocalTarget } from './stop-local-target.ts';

const t0 = Date.now();
const report = (l: string) => console.log(((Date.now() - t0) / 1000).toFixed(1), l);
const [cmd] = process.argv.slice(2);
if (cmd === 'up') {
  const t = await ensureLocalTarget({ report });
  await assertLocalAccount(t);
  console.log(t, localEnvironment(t));
}
if (cmd === 'status') console.log(await localStatus());
if (cmd === 'down') {
  await stopLocalTarget();
  report('down');
}
