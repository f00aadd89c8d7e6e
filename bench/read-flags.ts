import { parseArgs } from 'node:util';
import * as z from 'zod';
import { firstIssues } from '../shared/basics/first-issues.ts';

const positive = z.coerce.number().positive().optional();

const flagsSchema = z.object({
  json: z.boolean().optional(),
  scale: z.boolean().optional(),
  timeout: positive,
  mean: positive,
  concurrency: positive,
  seeds: z.coerce.number().int().positive().default(3),
});
type BenchFlags = z.infer<typeof flagsSchema>;

/** The command line's flags; ends the process with 2 when they are wrong. */
export const readFlags = (): BenchFlags => {
  const switched = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        json: switched,
        scale: switched,
        timeout: text,
        mean: text,
        concurrency: text,
        seeds: text,
      },
    });
    const parsed = flagsSchema.safeParse(values);
    if (!parsed.success) throw new Error(firstIssues(parsed.error));
    return parsed.data;
  } catch (error) {
    console.error((error as Error).message);
    return process.exit(2);
  }
};
