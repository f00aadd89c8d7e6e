import { connectAws } from '../../shared/adapters/connect-aws.ts';
import { clock } from '../clock.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { concludeEventSchema, concludeRun } from './conclude-run.ts';

const environment = functionEnvironmentSchema.parse(process.env);
const dependencies = { ...connectAws(environment), ...clock };

export const handler = (event: unknown) => concludeRun(concludeEventSchema.parse(event), dependencies);
