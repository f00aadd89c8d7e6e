import { createHash } from 'node:crypto';
import {
  type ModelServer,
  type ReceivedRequest,
  type ScriptedReply,
  startModelServer,
} from '../../../tools/stand-in-model/model-server.ts';

/** One request for a question of a case made by `aCase`. */
export interface Asked {
  readonly caseId: string;
  /** From 1. */
  readonly question: number;
  /** How often this question has been asked, this time included. */
  readonly time: number;
  /** Questions asked so far of any case, this one included. */
  readonly total: number;
  readonly request: ReceivedRequest;
}

/** What goes wrong with a request; undefined if it is answered. A promise holds the request. */
export type Mischief = (asked: Asked) => ScriptedReply | undefined | Promise<ScriptedReply | undefined>;

export interface QuestionTally {
  asked: number;
  /** Requests that the script failed on purpose: they have to be repeated. */
  failed: number;
}

export interface TalliedModel extends AsyncDisposable {
  readonly url: string;
  readonly server: ModelServer;
  /** By `caseId/question`. */
  readonly tallies: ReadonlyMap<string, QuestionTally>;
  /** Requests for questions: preflight calls are not among them. */
  readonly asked: () => number;
  /** Requests beyond one reply per question that no failure of the model explains, by case. */
  readonly repeats: () => Map<string, number>;
}

/**
 * A model server that counts what is asked of each question. Its answer depends on the whole conversation sent,
 * so that equal results prove equal transcripts: a lost, doubled or changed turn changes every later text.
 */
export const startTalliedModel = async (mischief: Mischief = () => undefined): Promise<TalliedModel> => {
  const tallies = new Map<string, QuestionTally>();
  let total = 0;
  const reply = async (request: ReceivedRequest): Promise<ScriptedReply> => {
    const [, caseId, question] = /Case (\d+), question (\d+)\?/.exec(request.lastText) ?? [];
    if (caseId === undefined) return 'The connection works.';
    const tally = tallies.get(`${caseId}/${question}`) ?? { asked: 0, failed: 0 };
    tallies.set(`${caseId}/${question}`, tally);
    tally.asked += 1;
    total += 1;
    const failure = await mischief({ caseId, question: Number(question), time: tally.asked, total, request });
    if (failure === undefined) return answerTo(request);
    tally.failed += 1;
    return failure;
  };
  const server = await startModelServer({ reply, keepRequests: false });
  return {
    url: server.url,
    server,
    tallies,
    asked: () => total,
    repeats: () => {
      const repeats = new Map<string, number>();
      for (const [key, { asked, failed }] of tallies) {
        const [caseId = ''] = key.split('/');
        repeats.set(caseId, (repeats.get(caseId) ?? 0) + Math.max(0, asked - failed - 1));
      }
      return repeats;
    },
    [Symbol.asyncDispose]: server.close,
  };
};

const answerTo = ({ body }: ReceivedRequest): string => {
  const mark = createHash('sha256').update(JSON.stringify(body.messages)).digest('hex').slice(0, 12);
  // Right (B) about half of the time.
  return `Conversation ${mark}. The answer is \\boxed{${'ABBC'[Number.parseInt(mark.slice(0, 4), 16) % 4]}}`;
};

/** Evenly distributed in [0, 1), by question and time: the same on any machine. */
export const shareOf = ({ caseId, question, time }: Asked): number =>
  createHash('sha256').update(`${caseId}/${question}/${time}`).digest().readUInt32BE(0) / 2 ** 32;
