import type { CaseResult } from '../../../shared/results/case-result.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../../shared/storage/object-store.ts';

/** What must be the same however a run went: times, attempts and records of calls are left out. */
export interface FinalResults {
  readonly cases: readonly FinalCase[];
  readonly summary: unknown;
}

interface FinalCase {
  readonly case_id: string;
  readonly mcqs: readonly { readonly mcq_index: number; readonly model_response: string | null }[];
}

/** Reads the results file that a run's last execution wrote. */
export const finalResults = async (
  { objects }: { readonly objects: ObjectStore },
  runId: string,
): Promise<FinalResults> => {
  const object = await objects.get(runKeys.results(runId));
  if (!object) throw new Error(`Run ${runId} has no results file.`);
  const { cases, summary } = JSON.parse(textOf(object)) as {
    cases: CaseResult[];
    summary: Record<string, unknown> & { tokens: Record<string, unknown> | null };
  };
  const { calls: _calls, latency: _latency, pace: _pace, tokens, ...figures } = summary;
  const { failed_calls_maybe_billed: _failed, ...ofReplies } = tokens ?? {};
  return { cases: cases.map(finalCase), summary: { ...figures, tokens: ofReplies } };
};

const finalCase = ({ attempt: _attempt, mcqs, ...rest }: CaseResult) => ({
  ...rest,
  mcqs: mcqs.map(({ turn, ...verdict }) => {
    const { calls: _calls, ...evidence } = turn ?? { calls: [] };
    return { ...verdict, turn: evidence };
  }),
});

/** Questions whose reply the calm run has and the other has not, or has with another text. */
export const lostTurns = (calm: FinalResults, other: FinalResults): string[] => {
  const texts = new Map(other.cases.flatMap(textsOf));
  return calm.cases
    .flatMap(textsOf)
    .flatMap(([question, text]) => (texts.get(question) === text ? [] : [question]));
};

const textsOf = ({ case_id, mcqs }: FinalCase) =>
  mcqs.map((question) => [`${case_id}/${question.mcq_index + 1}`, question.model_response] as const);
