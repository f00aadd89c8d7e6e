import { connectAws } from '../../shared/adapters/aws.ts';
import { clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import { summarizeEventSchema, summarizeRun } from './summarize-run.ts';

const environment = readEnvironment(process.env);
const dependencies = { ...connectAws(environment), ...clock };

export const handler = (event: unknown) => summarizeRun(summarizeEventSchema.parse(event), dependencies);
