import type { Command, OptionValues } from '@commander-js/extra-typings';
import { present } from '../../shared/basics/present.ts';
import { parseRunInput } from '../../shared/run/run-input.ts';
import type { AddedBy, NoFlags } from './flag-types.ts';
import { wholeNumber } from './flag-values.ts';

/** The settings that may change with a rerun; what is not given stays as it was. */
export const addRerunFlags = <
  Args extends unknown[],
  Flags extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Flags, Global>,
) =>
  command
    .option('--concurrency <n>', 'conversations at the same time (default: as before)', wholeNumber)
    .option('--max-retries <n>', 'attempts at a question per round (default: as before)', wholeNumber)
    .option('--rounds <n>', 'rounds of attempts before a case fails (default: as before)', wholeNumber)
    .option('--timeout <seconds>', 'time limit of one call (default: as before)', wholeNumber)
    .option('--rpm <n>', 'requests a minute that the provider allows (default: as before)', wholeNumber)
    .option('--tpm <n>', 'tokens a minute that the provider allows (default: as before)', wholeNumber)
    .option('--api-key-secret <name>', 'name of a stored key (default: as before)');

type RerunFlags = AddedBy<typeof addRerunFlags<[], NoFlags, NoFlags>>;

/** @throws {InputError} with an issue for every flag that cannot be used, before anything is started */
export const changedSettings = ({
  concurrency,
  maxRetries,
  rounds,
  timeout,
  rpm,
  tpm,
  apiKeySecret,
}: RerunFlags) => {
  const settings = present({ concurrency, maxRetries, rounds, timeout, rpm, tpm, apiKeySecret });
  parseRunInput({ resume: 'run', ...settings });
  return settings;
};
