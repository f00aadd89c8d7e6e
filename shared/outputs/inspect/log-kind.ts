import { caseSample, questionSamples, type SamplesOf } from './samples.ts';

/** What a sample is. Two logs, because a mean over cases is not the accuracy over questions: cases differ in length. */
export interface LogKind {
  /** As Inspect lists it. */
  readonly task: string;
  readonly samplesOf: SamplesOf;
  /** Options of the standard error, by which Inspect computes it again. */
  readonly stderr: { readonly cluster?: string };
}

export const logKinds = {
  cases: { task: 'liveclin-cases', samplesOf: caseSample, stderr: {} },
  questions: { task: 'liveclin-questions', samplesOf: questionSamples, stderr: { cluster: 'case' } },
} as const satisfies Record<string, LogKind>;
