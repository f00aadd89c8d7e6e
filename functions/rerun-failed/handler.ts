import { connectAws, connectExecutionStarter } from '../../shared/adapters/connect-aws.ts';
import { clock } from '../clock.ts';
import { rerunEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { rerunFailed } from './rerun-failed.ts';
import { sqsEventSchema } from './rerun-requests.ts';

const environment = rerunEnvironmentSchema.parse(process.env);
const starter = connectExecutionStarter(environment.STATE_MACHINE_ARN);
const dependencies = { ...connectAws(environment), ...clock, starter, log };

export const handler = (event: unknown) => rerunFailed(sqsEventSchema.parse(event), dependencies);
