import * as z from 'zod';
import { parseJson } from '../../shared/basics/parse-json.ts';
import { readMember } from './read-member.ts';

const metaSchema = z.object({ run: z.object({ run_id: z.string() }) });

/** The run that a results file belongs to; undefined when it names none: a file of the reference, or no results file. */
export const runIdOfFile = async (path: string): Promise<string | undefined> => {
  const meta = metaSchema.safeParse(parseJson((await readMember(path, 'meta')) ?? ''));
  return meta.success ? meta.data.run.run_id : undefined;
};
