import { chatCompletion } from '../tools/stand-in-model/chat-completion.ts';
import { createGatewayRun } from '../tools/stand-in-model/gateway-run.ts';
import { scheduleBound } from './fleet/calls.ts';
import { startModel } from './start-model.ts';

const latencyMs = 1_000;
const concurrency = 100;
const cases = 400;

export interface UnlimitedFigures {
  readonly questions: number;
  readonly wallSeconds: number;
  /** Wall time over questions x latency / concurrency. */
  readonly overIdeal: number;
  /** Wall time over that of the same cases, longest first, when nothing but the model takes time: the ragged tail. */
  readonly overSchedule: number;
  readonly cpuMsPerQuestion: number;
}

/** 400 cases of 3 to 6 questions, 100 at once in 4 workers of one process, at a model that takes a second. */
export const benchUnlimited = async (): Promise<UnlimitedFigures> => {
  const questionCounts = Array.from({ length: cases }, (_, index) => 3 + (index % 4));
  const questions = questionCounts.reduce((sum, count) => sum + count, 0);
  const model = await startModel({ latencyMs, completion: chatCompletion(reply) });
  const run = await createGatewayRun({
    questions: questionCounts,
    apiBase: model.url,
    settings: { concurrency },
    perWorker: 25,
  });
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await run.work();
  const wallMs = performance.now() - startedAt;
  const cpu = process.cpuUsage(cpuBefore);
  await model.stop();
  return {
    questions,
    wallSeconds: wallMs / 1_000,
    overIdeal: wallMs / ((questions * latencyMs) / concurrency),
    overSchedule: wallMs / (scheduleBound(questionCounts.map(secondsEach), concurrency) * 1_000),
    cpuMsPerQuestion: (cpu.user + cpu.system) / 1_000 / questions,
  };
};

/** As long as a short explanation. */
const reply = `${'The findings fit this option better than the others. '.repeat(20)}\\boxed{B}`;

const secondsEach = (questions: number) => Array<number>(questions).fill(latencyMs / 1_000);
