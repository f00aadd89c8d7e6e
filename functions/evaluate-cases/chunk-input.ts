import * as z from 'zod';

/** State of one child execution, as Work receives and returns it (docs/design.md, "State machine"). */
export const chunkInputSchema = z.object({
  chunk: z.object({ number: z.number().int(), caseKeys: z.array(z.string()).min(1) }),
  runId: z.string(),
  executionArn: z.string(),
  plan: z.number().int(),
  /** Invocations so far that returned CONTINUE. */
  loops: z.number().int(),
});
export type ChunkInput = z.infer<typeof chunkInputSchema>;

export type ChunkOutput =
  | (ChunkInput & { readonly status: 'CONTINUE'; readonly waitSeconds: number })
  | { readonly status: 'DONE'; readonly done: number; readonly pending: number };
