import { localStatus } from '../../infra/local/local-status.ts';
import type { LocalTarget } from '../../infra/local/local-target.ts';
import { resetLocalTarget } from '../../infra/local/reset-local-target.ts';
import { stopLocalTarget } from '../../infra/local/stop-local-target.ts';
import { useLocalTarget } from '../aws/use-local-target.ts';
import { askBeforeDeleting } from '../run/ask-before-deleting.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { AddCommand } from './add-command.ts';

export const addLocalCommand: AddCommand = (program, terminal, exit) => {
  const local = program
    .command('local')
    .description('start, reset and stop LocalStack on this machine; no Docker needed');
  const report = (line: string) => terminal.note(line);

  local
    .command('up')
    .description('start LocalStack and deploy the stack, unless this is already done')
    .action(async (_flags, command) => {
      terminal.result(`${describe(await useLocalTarget(command.optsWithGlobals(), terminal))}\n`);
      exit(exitCodes.ok);
    });
  local
    .command('status')
    .description('show whether LocalStack is running, and where')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin local status --json\n')
    .action(async ({ json }) => {
      const status = await localStatus();
      const text =
        status.state === 'down' ? 'down; start it with: npx liveclin local up' : describe(status.target);
      terminal.result(json ? jsonText(status) : `${text}\n`);
      exit(exitCodes.ok);
    });
  local
    .command('reset')
    .description('delete everything in LocalStack and start it again')
    .option('--yes', 'do not ask, even if runs are unfinished')
    .addHelpText('after', '\nExample:\n  $ npx liveclin local reset --yes\n')
    .action(async ({ yes }, command) => {
      if (!yes) await askBeforeDeleting(terminal);
      await resetLocalTarget({ report });
      terminal.result(`${describe(await useLocalTarget(command.optsWithGlobals(), terminal))}\n`);
      exit(exitCodes.ok);
    });
  local
    .command('down')
    .description('stop LocalStack and delete its data; the installation stays in the cache')
    .option('--yes', 'do not ask, even if runs are unfinished')
    .addHelpText('after', '\nExample:\n  $ npx liveclin local down --yes\n')
    .action(async ({ yes }) => {
      if (!yes) await askBeforeDeleting(terminal);
      await stopLocalTarget({ report });
      terminal.result('down\n');
      exit(exitCodes.ok);
    });
};

const describe = (target: LocalTarget): string =>
  target.mode === 'given'
    ? `up: ${target.endpointUrl} (given by AWS_ENDPOINT_URL)`
    : `up: ${target.endpointUrl}, process ${target.pid}, log ${target.logFile}`;
