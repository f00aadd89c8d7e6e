import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = join(import.meta.dirname, '../../../../shared/liveclin/golden');

/** Whether the reference evaluator's outputs lie beside the checkout; they are never part of it. */
export const hasGolden = existsSync(directory);

/** Ends the name of a suite that needs them. */
export const needsGolden = hasGolden ? '' : ' (skipped: ../shared/liveclin/golden is not there)';

/** The real demo cases and their images. */
export const demoDirectory = join(directory, '../demo');

export const readGolden = (name: string): string => readFileSync(join(directory, name), 'utf8');
