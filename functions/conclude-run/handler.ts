import { connectAws } from '../../shared/adapters/aws.ts';
import { clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import { concludeEventSchema, concludeRun } from './conclude-run.ts';

const environment = readEnvironment(process.env);
const dependencies = { ...connectAws(environment), ...clock };

export const handler = (event: unknown) => concludeRun(concludeEventSchema.parse(event), dependencies);
