import { localStatus } from '../../infra/local/local-status.ts';
import { stackOutputs } from '../../infra/stack-outputs.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { createEndpointCheck, resolveHost } from '../../shared/adapters/openai/pinned-lookup.ts';
import { evaluatorVersion } from '../../shared/basics/evaluator-version.ts';
import { present } from '../../shared/basics/present.ts';
import { anyHost, publicHosts } from '../../shared/endpoint/endpoint-guard.ts';
import { readStackOutputs } from '../aws/read-stack-outputs.ts';
import { terminalHttp, useProxies } from '../aws/terminal-http.ts';
import { pointAtLocal } from '../aws/use-local-target.ts';
import { checkAccount } from '../doctor/check-account.ts';
import { checkConcurrency } from '../doctor/check-concurrency.ts';
import { checkDataset } from '../doctor/check-dataset.ts';
import { checkEndpoint } from '../doctor/check-endpoint.ts';
import { checkLocalTarget } from '../doctor/check-local-target.ts';
import { checkPermissions } from '../doctor/check-permissions.ts';
import { checkStack } from '../doctor/check-stack.ts';
import type { Finding } from '../doctor/finding.ts';
import { checkEndpointFlags } from '../flags/check-endpoint-flags.ts';
import type { FlagsOf } from '../flags/flag-types.ts';
import { datasetName } from '../flags/flag-values.ts';
import { aimHints } from '../terminal/aim-hints.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand, Program } from './add-command.ts';

const addDoctorFlags = (program: Program) =>
  program
    .command('doctor')
    .description('check whether a run would work: account, stack, quota, endpoint, dataset; changes nothing')
    .option('--api-base <url>', 'also check this endpoint; sends no key')
    .option('--dataset <name>', 'also look for this dataset', datasetName)
    .option('--data-dir <folder>', 'folder to look for datasets in', 'data')
    .option('--permissions', 'also say what your credentials may not do with the stack')
    .option('--json', 'print JSON');

type DoctorFlags = FlagsOf<ReturnType<typeof addDoctorFlags>>;

export const addDoctorCommand: AddCommand = (program, terminal, exit) => {
  addDoctorFlags(program)
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin doctor --api-base https://api.openai.com/v1 --dataset 2025_H1\n  $ npx liveclin doctor --local\n',
    )
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const findings = (await diagnose(flags)).map((finding) => aimed(finding, flags));
      const isOk = findings.every(({ state }) => state !== 'problem');
      terminal.result(flags.json ? jsonText({ ok: isOk, findings }) : formatFindings(findings, terminal));
      exit(isOk ? exitCodes.ok : exitCodes.badInput);
    });
};

const diagnose = async (flags: DoctorFlags): Promise<Finding[]> => {
  const { local, apiBase, dataset, dataDir, permissions } = flags;
  checkEndpointFlags({ apiBase });
  // Read before anything else: with --local the environment names its endpoint from here on.
  const reading = localStatus();
  const status = await reading.catch(() => ({ state: 'down' as const }));
  if (local && status.state === 'up') pointAtLocal(status.target);
  else useProxies();
  const target = checkLocalTarget(() => reading);
  // Without LocalStack running there is no account for --local.
  const account = local && status.state === 'down' ? undefined : await checkAccount();
  const hasAccount = account?.state === 'ok';
  const readOutputs = () => readStackOutputs(flags);
  const outputs = hasAccount ? await readOutputs().catch(() => undefined) : undefined;
  const bucket = outputs?.get(stackOutputs.bucketName);
  const objects = bucket === undefined ? undefined : connectObjects(bucket, terminalHttp()).objects;
  const checkAddress = createEndpointCheck({
    rules: local ? anyHost : publicHosts,
    resolve: resolveHost,
  });
  const lacking = permissions && outputs ? await permissionsOf(outputs) : [];
  return Promise.all([
    ...(account ? [account] : []),
    ...(hasAccount ? [checkStack(flags, readOutputs, evaluatorVersion), checkConcurrency()] : []),
    ...lacking,
    ...(apiBase === undefined ? [] : [checkEndpoint(apiBase, checkAddress)]),
    ...(dataset === undefined ? [] : [checkDataset({ dataset, dataDir }, objects)]),
    target,
  ]);
};

const permissionsOf = async (outputs: ReadonlyMap<string, string>): Promise<Finding[]> => {
  const { connectFindDenied } = await import('../aws/simulate-policies.ts');
  return checkPermissions(outputs, connectFindDenied);
};

const aimed = (finding: Finding, target: Target): Finding => ({
  ...finding,
  ...present({ advice: finding.advice && aimHints(finding.advice, target) }),
});

const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const;

const formatFindings = (findings: readonly Finding[], terminal: Terminal): string =>
  table(
    findings.flatMap(({ name, state, message, advice }) => [
      [terminal.paint(colours[state], state), name, message],
      ...(advice ? [['', '', `→ ${advice}`]] : []),
    ]),
  );
