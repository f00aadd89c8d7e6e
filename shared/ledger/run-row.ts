import * as z from 'zod';
import { adaptationSchema } from '../model/adapt-parameters.ts';
import { knownPricesSchema } from '../prices/known-prices.ts';
import { quoteSchema } from '../quote/quote.ts';
import { runIdentitySchema } from '../run/run-identity.ts';
import { runSettingsSchema } from '../run/run-settings.ts';
import { schemaVersion } from '../storage/schema-version.ts';
import { caseCountsSchema } from './case-counts.ts';

const currentRunSchema = z.object({
  /** An older run keeps its form. */
  schema: schemaVersion,
  runId: z.string(),
  identity: runIdentitySchema,
  settings: runSettingsSchema,
  /** Display name of the dataset. */
  dataset: z.string(),
  /** Of the cases that the run is about. */
  totals: z.object({ cases: z.number().int(), questions: z.number().int() }),
  /** Cases of the whole dataset, when the run is about a selection of them. */
  datasetCases: z.number().int().optional(),
  /** Another evaluator's results file whose finished cases the run began with; `isDone`: all are in the ledger. */
  importedFrom: z.object({ key: z.string(), isDone: z.boolean() }).optional(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  /** The execution that may work on the run, and how often it was planned. */
  activeExecution: z.string(),
  plan: z.number().int(),
  halted: z.object({ failure: z.string(), message: z.string(), at: z.string() }).optional(),
  stopping: z.boolean().optional(),
  consecutiveFailures: z.number().int().optional(),
  lastThrow: z
    .object({ executionArn: z.string(), plan: z.number().int(), redriveCount: z.number().int() })
    .optional(),
  /** The execution that moved messages last requested (functions/rerun-failed); epoch milliseconds. */
  rerun: z.object({ executionArn: z.string(), requestedAt: z.number() }).optional(),
  /** Conversations at once, where the account's concurrent Lambda executions allow no more. */
  heldTo: z.object({ conversations: z.number().int(), lambdas: z.number().int() }).optional(),
  /** The figures of the cases that the current plan does not run: its progress starts from these. */
  settledBefore: caseCountsSchema.optional(),
  /** What it was expected to take, when it was planned for the first time. */
  quote: quoteSchema.optional(),
  /** What its tokens cost, by the user or the list of the day; a plan may change them. */
  prices: knownPricesSchema.optional(),
  /** What the preflight call found out. */
  preflight: z.record(z.string(), z.unknown()).optional(),
  /**
   * How parameters were changed because the endpoint refuses them, by parameter. Absent until the first reply: until
   * then it is not known what the endpoint accepts.
   */
  adaptations: z.record(z.string(), adaptationSchema).optional(),
  warnings: z.array(z.string()).optional(),
});

/** Rows written until November 2026 name `settledBefore` `before`. */
const withCurrentNames = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'before' in row ? { settledBefore: row.before, ...row } : row;

/** The row `META` of a run. */
export const runSchema = z.preprocess(withCurrentNames, currentRunSchema);
export type Run = z.infer<typeof runSchema>;
