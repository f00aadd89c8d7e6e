import * as z from 'zod';
import { present } from '../basics/present.ts';
import type { ModelReply } from '../model/ask-model.ts';
import { tokenUsageSchema } from '../model/token-usage.ts';

/** Who served a call, and what it took. */
export const servedSchema = z.object({
  servedModel: z.string().optional(),
  servedProvider: z.string().optional(),
  serviceTier: z.string().optional(),
  usage: tokenUsageSchema.optional(),
});
export type Served = z.infer<typeof servedSchema>;

export const servedBy = ({ servedModel, servedProvider, serviceTier, usage }: ModelReply): Served =>
  present({ servedModel, servedProvider, serviceTier, usage: usage && present(usage) });
