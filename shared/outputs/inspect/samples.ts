import { present } from '../../basics/present.ts';
import { keyLetter } from '../../case/answer-letters.ts';
import { type CaseResult, outcomeOf, type QuestionResult } from '../../results/case-result.ts';
import { groupNamesOf } from '../../taxonomy/group-names.ts';
import { type CallTimes, callTimes } from './call-times.ts';
import { caseScores, isFailed, questionScores, type Scores } from './scores.ts';
import { type InspectUsage, usageOf } from './usage.ts';

/** A sample of Inspect's, without the benchmark's texts: its input is the id. */
export interface InspectSample extends Partial<CallTimes> {
  readonly id: string;
  readonly epoch: 1;
  readonly input: string;
  readonly target: string | readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Absent where calls failed: Inspect counts such a sample as an error, never as a wrong answer. */
  readonly scores?: Scores;
  readonly error?: { readonly message: string; readonly traceback: string; readonly traceback_ansi: string };
  /** The model that served the last reply; the reply itself is a text. */
  readonly output: { readonly model: string; readonly choices: readonly never[] };
  readonly model_usage?: Readonly<Record<string, InspectUsage>>;
}

/** Makes the samples of a case. @param model the model that was asked */
export type SamplesOf = (judged: CaseResult, model: string) => InspectSample[];

/** One sample: the case. */
export const caseSample: SamplesOf = (judged, model) => {
  const { case_id, mcqs } = judged;
  const lost = isFailed(judged) ? mcqs.findIndex((question) => outcomeOf(question) === 'errored') : -1;
  return [
    {
      id: case_id,
      epoch: 1,
      input: case_id,
      target: mcqs.map(keyLetter),
      metadata: { ...placeOf(judged), questions: mcqs.map(questionFacts) },
      ...(isFailed(judged)
        ? { error: errorOf(`Question ${lost + 1}`, mcqs[lost]) }
        : { scores: caseScores(judged) }),
      ...evidenceOf(mcqs, model),
    },
  ];
};

/** A sample for each of its questions. */
export const questionSamples: SamplesOf = (judged, model) =>
  judged.mcqs.map((question, index) => {
    const id = `${judged.case_id}/${index + 1}`;
    const isLost = outcomeOf(question) === 'errored' && isFailed(judged);
    return {
      id,
      epoch: 1,
      input: id,
      target: keyLetter(question),
      metadata: { ...placeOf(judged), position: index + 1, ...questionFacts(question) },
      ...(isLost
        ? { error: errorOf('This question', question) }
        : { scores: questionScores(question, judged) }),
      ...evidenceOf([question], model),
    };
  });

/** `case` is the cluster of a question's standard error. */
const placeOf = (judged: CaseResult) => ({
  case: judged.case_id,
  status: isFailed(judged) ? 'failed' : 'done',
  ...groupNamesOf(judged),
});

const questionFacts = (question: QuestionResult) => ({
  stage: question.stage,
  outcome: outcomeOf(question),
  key: keyLetter(question),
  answer: question.extracted_answer,
  strict_answer: question.strict_answer,
});

const errorOf = (where: string, question: QuestionResult | undefined) => ({
  message: `${where}: ${question?.error ?? 'no reply'}`,
  traceback: '',
  traceback_ansi: '',
});

const evidenceOf = (questions: readonly QuestionResult[], model: string) => {
  const usage = usageOf(questions);
  const served = questions.findLast(({ turn }) => turn?.servedModel)?.turn?.servedModel;
  return {
    output: { model: served ?? model, choices: [] },
    ...present({ model_usage: usage && { [model]: usage } }),
    ...callTimes(questions),
  };
};
