import type { Command } from 'commander';
import { InputError } from '../../shared/basics/input-error.ts';
import type { ListedKey } from '../../shared/endpoint/api-key-store.ts';
import { checkKey, connectKeys } from '../aws/api-keys.ts';
import { useLocalTarget } from '../aws/use-local-target.ts';
import { collect, hostName } from '../flags/flag-values.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { readSecret } from '../terminal/read-secret.ts';
import { table } from '../terminal/table.ts';

interface KeyFlags {
  readonly local?: boolean;
  readonly host: readonly string[];
  readonly json?: boolean;
}

export const addKeyCommand: AddCommand = (program, terminal, exit) => {
  const key = program.command('key').description('API keys of model endpoints, stored in your account');
  key
    .command('set <name>')
    .description('store a key, read from a prompt or from stdin, and the hosts it may be sent to')
    .requiredOption(
      '--host <host>',
      'host of the endpoint, with its port if it has one; several: --host a --host b',
      collect(hostName),
    )
    .addHelpText('after', examples)
    .action(async (name: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<KeyFlags>();
      checkName(name);
      const secret = await readSecret(process.stdin, process.stderr, `Key for ${flags.host.join(', ')}: `);
      if (secret === undefined) throw new InputError('No key was given: nothing is stored.');
      checkKey(secret);
      if (flags.local) await useLocalTarget(terminal);
      const stored = await connectKeys().save(name, { key: secret, hosts: [...flags.host] });
      const prefixed = stored === name ? '' : ' (keys live under evaluator/)';
      terminal.note(
        `Stored as ${stored}${prefixed}, to be sent to ${flags.host.join(', ')} only. Use it: --api-key-secret ${stored}, or "apiKeySecret": "${stored}" in the console.`,
      );
      exit(exitCodes.ok);
    });
  key
    .command('list')
    .description('names of the stored keys and the hosts they may go to; never the keys')
    .option('--json', 'for machines')
    .addHelpText('after', '\nExample:\n  $ liveclin key list --local\n')
    .action(async (_flags: unknown, command: Command) => {
      const { local, json } = command.optsWithGlobals<KeyFlags>();
      if (local) await useLocalTarget(terminal);
      const keys: ListedKey[] = [];
      for await (const key of connectKeys().list()) keys.push(key);
      keys.sort((a, b) => (a.name < b.name ? -1 : 1));
      if (keys.length === 0) terminal.note('No keys are stored. `liveclin key set <name> --host <host>`');
      const rows = keys.map(({ name, hosts }) => [
        name,
        hosts?.join(', ') ?? '(holds no {"key", "hosts"}: set it again)',
      ]);
      terminal.result(json ? jsonText(keys) : table(rows));
      exit(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ liveclin key set openai --host api.openai.com                # a secret: evaluator/openai
  $ liveclin key set /evaluator/openai --host api.openai.com     # a SecureString parameter of Systems Manager
  $ pass openai | liveclin key set openai --host api.openai.com
`;

/** Who pastes the key where its name belongs shall not have it sent anywhere. */
const checkName = (name: string): void => {
  if (
    /^(arn:|\/)?[A-Za-z0-9/_+=.@:-]{1,200}$/.test(name) &&
    !/^(sk|pk|AIza|hf|gsk)[-_]?[A-Za-z0-9_-]{20,}$/.test(name)
  ) {
    return;
  }
  throw new InputError(
    'The name of a key is letters, digits and / _ - . such as openai; the key itself is asked for.',
  );
};
