import { readFileSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { InputError } from '../../shared/basics/input-error.ts';
import { parseJson } from '../../shared/basics/parse-json.ts';
import { type DeploymentConfig, parseDeployment } from './deployment-config.ts';

/**
 * The deployment that a `cdk` command is about: the parameters of `-c` flags and of cdk.json, over those of a JSON file that
 * `-c config=FILE` names.
 * @throws {InputError}
 */
export const readDeployment = (app: App): DeploymentConfig => {
  const given = Object.entries(app.node.getAllContext()).filter(([key]) => isOurs(key));
  const { config, ...context } = Object.fromEntries(given);
  return parseDeployment({ ...(config === undefined ? {} : readFile(config)), ...context });
};

/** CDK's own keys name a package, hold what it looked up, or are these two. */
const isOurs = (key: string): boolean =>
  !/[@:/]/.test(key) && !['acknowledged-issue-numbers', 'cli-telemetry'].includes(key);

const fileSchema = z.record(z.string(), z.unknown());

const readFile = (path: unknown): Readonly<Record<string, unknown>> => {
  const example = 'e.g. -c config=deployments/team-a.json';
  if (typeof path !== 'string')
    throw new InputError([{ path: ['config'], message: `must name a file, ${example}` }]);
  const text = readText(path);
  const parsed = fileSchema.safeParse(text === undefined ? undefined : parseJson(text)).data;
  if (parsed) return parsed;
  const problem = text === undefined ? 'cannot be read' : 'does not hold an object of JSON';
  throw new InputError([{ path: ['config'], message: `the file ${path} ${problem}, ${example}` }]);
};

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
