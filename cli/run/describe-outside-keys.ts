import * as z from 'zod';
import { countOf } from '../../shared/basics/count-of.ts';

const outsideSchema = z.object({ keys_outside_options: z.number() });

/** Questions that the data itself makes wrong, in one line below a complete run's block; undefined without any. */
export const describeOutsideKeys = (summary: unknown): string | undefined => {
  const { data } = outsideSchema.safeParse(summary);
  if (!data) return undefined;
  const { keys_outside_options: count } = data;
  const whose =
    count === 1 ? 'has a key that is not among its options' : 'have keys that are not among their options';
  return `${countOf(count, 'question')} ${whose}, so no option is right: \`npx liveclin dataset verify\` lists ${count === 1 ? 'it' : 'them'}.`;
};
