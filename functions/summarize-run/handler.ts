import { connectAws } from '../../shared/adapters/connect-aws.ts';
import { clock } from '../clock.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { summarizeEventSchema, summarizeRun } from './summarize-run.ts';

const environment = functionEnvironmentSchema.parse(process.env);
const dependencies = { ...connectAws(environment), ...clock };

export const handler = (event: unknown) => summarizeRun(summarizeEventSchema.parse(event), dependencies);
