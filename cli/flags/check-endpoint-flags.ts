import * as z from 'zod';
import { endpointFields } from '../../shared/run/endpoint-fields.ts';
import { parseInput } from '../../shared/run/parse-input.ts';

const endpointSchema = z.object(endpointFields).partial();

/**
 * For commands that only talk to an endpoint; a run's flags are checked as its input.
 * @throws {InputError} which does not repeat a key
 */
export const checkEndpointFlags = (flags: object): void => {
  parseInput(endpointSchema, flags);
};
