import * as z from 'zod';
import { bedrockRegionOf } from '../basics/bedrock-address.ts';
import { exactNumberRule, isExactNumber } from '../basics/exact-number.ts';
import { imageModes } from '../conversation/turn-images.ts';
import { datasetNamePattern, datasetNameRule } from '../dataset/dataset-name.ts';
import { repoPattern, repoRule } from '../dataset/hub-origin.ts';
import { histories } from '../model/ask-model.ts';
import { tokenPricesSchema } from '../prices/token-prices.ts';
import { importKeyPattern } from '../storage/keys.ts';
import { endpointFields, inputLine } from './endpoint-fields.ts';
import { extraHeadersSchema } from './extra-headers.ts';
import { extraParametersSchema } from './extra-parameters.ts';
import { parseInput } from './parse-input.ts';
import { responsesRules } from './responses-rules.ts';
import { selectionSchema } from './selection.ts';
import { tiers } from './tiers.ts';

/** What may change when a run is resumed: how it is carried out, not what it measures. */
const executionSettings = {
  apiKeySecret: endpointFields.apiKeySecret,
  /** Parallel conversations over the whole run, never exceeded. */
  concurrency: z.number().int().min(1).max(10_000).optional(),
  /** Attempts at a question per round. */
  maxRetries: z.number().int().min(1).max(50).optional(),
  /** Rounds of attempts at a question before its case fails. */
  rounds: z.number().int().min(1).max(10).optional(),
  /** Seconds between two rounds of one question. */
  roundWaitSeconds: z.number().int().min(1).max(3_600).optional(),
  /** `flex`: half the price at endpoints that have it, slower, and not always available; default: standard. */
  tier: z.enum(tiers).optional(),
  /** Whether replies are made in the background: for those that take longer than a worker lives. */
  background: z.boolean().optional(),
  /** Seconds that one request may take; outside the background bounded because a worker lives for 15 minutes. */
  timeout: z.number().int().min(1).max(86_400).optional(),
  /** Consecutive failed cases after which the run halts. */
  haltAfter: z.number().int().min(1).optional(),
  /** Requests a minute that the provider allows for this key and model, in all runs together; default: learnt. */
  rpm: z.number().int().min(1).max(10_000_000).optional(),
  /** Tokens a minute, likewise. */
  tpm: z.number().int().min(1).max(10_000_000_000).optional(),
  /** false: skip the test call that checks key, model and parameters. */
  preflight: z.boolean().optional(),
  /** true: the preflight also shows the model a picture, in the run's image mode. */
  visionCheck: z.boolean().optional(),
  /** Additional headers of every request. They are stored and shown: no secrets. */
  headers: extraHeadersSchema.optional(),
  /** US dollars per million tokens, for the cost in the summary. */
  prices: tokenPricesSchema.optional(),
};

/** What makes two runs comparable; a resume must agree with it (docs/design.md, "Run identity"). */
const measuredSettings = {
  model: endpointFields.model,
  apiBase: endpointFields.apiBase,
  api: endpointFields.api,
  /** What requests hold of earlier replies; default: their texts. */
  history: z.enum(histories).optional(),
  dataset: z.string().regex(datasetNamePattern, datasetNameRule),
  /** Content digest; default: what `dataset` currently points to in the bucket. */
  datasetDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the 64 hex digits of a dataset digest')
    .optional(),
  /** Default: all cases of the dataset. */
  selection: selectionSchema.optional(),
  imageMode: z.enum(imageModes),
  temperature: z.number().min(0).max(2).refine(isExactNumber, { message: exactNumberRule }).optional(),
  maxTokens: z.number().int().min(1).optional(),
  /** Additional parameters of the request body; default: none. */
  parameters: extraParametersSchema.optional(),
};

/** Where to fetch a dataset that the bucket does not have; both for repositories with LiveClin's layout. */
const datasetSource = {
  /** Default: LiveClin's own. */
  datasetRepo: z.string().regex(repoPattern, repoRule).optional(),
  /** A branch, tag or commit; default: the main branch, or what the name already points to. */
  datasetRevision: inputLine.min(1).max(200).optional(),
};

const visionCheckRule = {
  path: ['visionCheck'],
  message: 'is part of the preflight call, which "preflight": false (--no-preflight) skips',
};
const canCheckVision = ({
  visionCheck,
  preflight,
}: {
  visionCheck?: boolean | undefined;
  preflight?: boolean | undefined;
}) => !visionCheck || preflight !== false;

const timeoutRule = {
  path: ['timeout'],
  message:
    'must be at most 840, because a worker lives for 15 minutes, unless the run is in the background (--background)',
};
const fitsWorker = ({
  timeout = 0,
  background,
}: {
  timeout?: number | undefined;
  background?: boolean | undefined;
}) => timeout <= 840 || background === true;

const startInputSchema = z
  .strictObject({
    ...measuredSettings,
    ...executionSettings,
    /** A results file of the reference in the bucket: its finished cases need not run again. */
    importKey: z.string().regex(importKeyPattern, 'must be the key of an uploaded results file').optional(),
    ...datasetSource,
  })
  .refine(canCheckVision, visionCheckRule)
  .refine(fitsWorker, timeoutRule)
  .superRefine(responsesRules)
  .refine(
    ({ apiBase, apiKeySecret }) => apiKeySecret === undefined || bedrockRegionOf(apiBase) === undefined,
    {
      path: ['apiKeySecret'],
      message: `is not sent to bedrock:<region>, which the workers' role opens: leave it out, or give Bedrock's https address`,
    },
  )
  .transform((input) => ({ kind: 'start' as const, ...input }));

const resumeInputSchema = z
  .strictObject({
    /** The run to resume. */
    resume: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, 'must be a run id'),
    /** Run only these cases, from their first question, even finished ones; default: all unfinished cases. */
    cases: z.array(z.string().min(1)).min(1, 'must name at least one case').optional(),
    ...z.strictObject(measuredSettings).partial().shape,
    ...executionSettings,
  })
  .refine(canCheckVision, visionCheckRule)
  .refine(fitsWorker, timeoutRule)
  .transform((input) => ({ kind: 'resume' as const, ...input }));

/** What starts a new run, as parsed. */
export type StartInput = z.output<typeof startInputSchema>;
/** What continues a run, as parsed; measured settings must agree with the run's. */
export type ResumeInput = z.output<typeof resumeInputSchema>;
export type RunInput = StartInput | ResumeInput;

/** The JSON that starts a new run. */
export type StartJson = z.input<typeof startInputSchema>;
/** The JSON that an execution is started with. */
export type ExecutionJson = StartJson | z.input<typeof resumeInputSchema>;

/** @throws {InputError} with an issue for every field that cannot be used */
export const parseStartInput = (input: unknown): StartInput =>
  parseInput(startInputSchema, input, { fields });

const fields = Object.keys({ ...measuredSettings, ...executionSettings, ...datasetSource });

/** Any `resume` counts, so that an invalid run id is reported as one. */
const resumingSchema = z.object({ resume: z.unknown().refine((value) => value !== undefined) });

/** Inputs that a console user can start from (docs/console.md). */
export const inputExamples = {
  start: {
    model: 'gpt-5.2',
    apiBase: 'https://api.openai.com/v1',
    apiKeySecret: 'evaluator/openai',
    dataset: '2025_H1',
    imageMode: 'url',
  },
  resume: { resume: '<runId>', concurrency: 20 },
} as const satisfies Readonly<Record<RunInput['kind'], ExecutionJson>>;

/**
 * Parses the input of an execution: with `resume` it continues a run, without it starts one.
 * @throws {InputError} with an issue for every field that cannot be used, and an example
 */
export const parseRunInput = (input: unknown): RunInput =>
  resumingSchema.safeParse(input).success
    ? parseInput(resumeInputSchema, input, { fields, example: inputExamples.resume })
    : parseInput(startInputSchema, input, { fields, example: inputExamples.start });
