import { defaultPrefix, keyPrefixOf } from '../../infra/deployment/deployment-name.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import type { ListedKey } from '../../shared/endpoint/api-key-store.ts';
import { isKeyForName } from '../../shared/endpoint/looks-like-key.ts';
import { checkKey, connectKeys } from '../aws/api-keys.ts';
import { useLocalTarget } from '../aws/use-local-target.ts';
import { collect, hostName } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { readSecret } from '../terminal/read-secret.ts';
import { table } from '../terminal/table.ts';
import type { AddCommand } from './add-command.ts';

export const addKeyCommand: AddCommand = (program, terminal, exit) => {
  const key = program
    .command('key')
    .description('store and list API keys for model endpoints in your AWS account');
  key
    .command('set')
    .argument('<name>', 'name of the key, e.g. openai, stored as evaluator/openai')
    .description('store a key, read from a prompt or stdin, with the hosts it may be sent to')
    .requiredOption(
      '--host <host>',
      'host of the endpoint, with its port if it has one; repeatable',
      collect(hostName),
    )
    .addHelpText('after', examples)
    .action(async (name, _flags, command) => {
      const flags = command.optsWithGlobals();
      checkName(name);
      const secret = await readSecret(process.stdin, process.stderr, `Key for ${flags.host.join(', ')}: `);
      if (secret === undefined) throw new InputError('No key was given; nothing was stored.');
      checkKey(secret);
      if (flags.local) await useLocalTarget(flags, terminal);
      const stored = await connectKeys(flags).save(name, { key: secret, hosts: [...flags.host] });
      const prefixed =
        stored === name ? '' : ` (key names start with ${keyPrefixOf(flags.stack ?? defaultPrefix)})`;
      terminal.note(
        `Stored as ${stored}${prefixed}; it is sent to ${flags.host.join(', ')} only. To use it: --api-key-secret ${stored}, or "apiKeySecret": "${stored}" in the console.`,
      );
      exit(exitCodes.ok);
    });
  key
    .command('list')
    .description('list the names of stored keys and the hosts they may be sent to; reads no key')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin key list --local\n')
    .action(async (_flags, command) => {
      const { json, ...target } = command.optsWithGlobals();
      if (target.local) await useLocalTarget(target, terminal);
      const keys: ListedKey[] = [];
      for await (const key of connectKeys(target).list()) keys.push(key);
      keys.sort((a, b) => (a.name < b.name ? -1 : 1));
      if (keys.length === 0)
        terminal.note('No keys yet. Store one with `npx liveclin key set <name> --host <host>`.');
      const rows = keys.map(({ name, hosts }) => [
        name,
        hosts?.join(', ') ?? '(hosts unknown: set the key again to see them here)',
      ]);
      terminal.result(json ? jsonText(keys) : table(rows));
      exit(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ npx liveclin key set openai --host api.openai.com                # in Secrets Manager, as evaluator/openai
  $ npx liveclin key set /evaluator/openai --host api.openai.com     # in Parameter Store, as a SecureString
  $ pass openai | npx liveclin key set openai --host api.openai.com
`;

/** Catches a key pasted in place of its name, before it is sent anywhere. */
const checkName = (name: string): void => {
  if (/^(arn:|\/)?[A-Za-z0-9/_+=.@:-]{1,200}$/.test(name) && !isKeyForName(name)) {
    return;
  }
  throw new InputError(
    'A key name consists of letters, digits and / _ - . such as openai. Give the name only: you are asked for the key itself.',
  );
};
