import type { SeatInput } from '../../functions/evaluate-cases/seat-input.ts';
import { executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import { caseKeyOf } from '../../shared/case/case-key.ts';
import { type EvalCase, questionsOf } from '../../shared/case/eval-case.ts';
import type { TurnRecord } from '../../shared/conversation/turn-record.ts';
import type { DatasetManifest } from '../../shared/dataset/stored-datasets.ts';
import { noCases } from '../../shared/ledger/case-counts.ts';
import type { CaseProgress, ClaimRequest } from '../../shared/ledger/ledger.ts';
import { nothingAsked } from '../../shared/ledger/nothing-asked.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { SeatProgress } from '../../shared/ledger/seat-progress.ts';
import type { ModelReply } from '../../shared/model/ask-model.ts';
import { protocolVersion, type RunIdentity } from '../../shared/run/run-identity.ts';
import { defaults, type RunSettings } from '../../shared/run/run-settings.ts';
import { currentSchema } from '../../shared/storage/schema-version.ts';

export const digest = 'd'.repeat(64);

export const makeIdentity = (overrides: Partial<RunIdentity> = {}): RunIdentity => ({
  model: 'made-up-model',
  apiBase: 'https://model.example/v1',
  datasetDigest: digest,
  imageMode: 'url',
  parameters: { max_tokens: 16_384, n: 1, temperature: 0 },
  protocolVersion,
  ...overrides,
});

export const makeSettings = (overrides: Partial<RunSettings> = {}): RunSettings => ({
  concurrency: 10,
  maxRetries: defaults.maxRetries,
  rounds: defaults.rounds,
  roundWaitSeconds: defaults.roundWaitSeconds,
  timeout: defaults.timeout,
  haltAfter: defaults.haltAfter,
  ...overrides,
});

/** A run that its first execution has planned. */
export const makeRun = (overrides: Partial<Run> = {}): Run => ({
  schema: currentSchema,
  runId: 'run-1',
  identity: makeIdentity(),
  settings: makeSettings(),
  dataset: 'made-up',
  totals: { cases: 1, questions: 3 },
  startedAt: '2026-01-01T00:00:00.000Z',
  activeExecution: executionArn('run-1'),
  plan: 1,
  // As the preflight leaves them at most endpoints.
  adaptations: {},
  ...overrides,
});

export const makeManifest = (
  cases: readonly EvalCase[],
  overrides: Partial<DatasetManifest> = {},
): DatasetManifest => ({
  schema: currentSchema,
  digest,
  cases: cases.map((evalCase) => ({
    caseId: String(evalCase.pmc),
    caseKey: caseKeyOf(String(evalCase.pmc)),
    chapter: evalCase.Level1 ?? '',
    questions: questionsOf(evalCase).length,
    imageBytes: 0,
  })),
  images: {},
  withImages: false,
  warnings: [],
  ...overrides,
});

export const makeSeatInput = (overrides: Partial<SeatInput> = {}): SeatInput => ({
  place: { seat: 1, lane: 0, seats: 1 },
  runId: 'run-1',
  executionArn: executionArn('run-1'),
  plan: 1,
  loops: 0,
  ...overrides,
});

/** A claim of a free case, for a lease of a minute. */
export const makeClaim = (overrides: Partial<ClaimRequest> = {}): ClaimRequest => ({
  runId: 'run-1',
  caseKey: '90000001',
  caseId: '90000001',
  owner: 'owner-1',
  plan: 1,
  now: 1_000_000,
  leaseUntil: 1_060_000,
  ...overrides,
});

export const makeProgress = (overrides: Partial<CaseProgress> = {}): CaseProgress => ({
  ...nothingAsked,
  leaseUntil: 1_060_000,
  ...overrides,
});

export const makeSeatProgress = (overrides: Partial<SeatProgress> = {}): SeatProgress => ({
  ...noCases,
  seat: 1,
  cases: 10,
  untouched: 0,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...overrides,
});

export const makeReply = (overrides: Partial<ModelReply> = {}): ModelReply => ({
  text: '\\boxed{A}',
  finishReason: 'stop',
  servedModel: 'made-up-model-2026',
  usage: { input: 100, output: 10 },
  ...overrides,
});

export const makeTurn = (overrides: Partial<TurnRecord> = {}): TurnRecord => ({
  outcome: 'answered',
  reply: '\\boxed{A}',
  error: null,
  images: { expected: 0, sent: 0, dropped: [] },
  calls: [{ attempt: 1, round: 1, try: 1, sentAt: '2026-01-01T00:00:00.000Z', ms: 20 }],
  ...overrides,
});
