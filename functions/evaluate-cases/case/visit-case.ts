import { type AskQuestionDependencies, askQuestion } from '../../../shared/conversation/ask-question.ts';
import { conversationEnds, conversationMessages } from '../../../shared/conversation/conversation.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { UserTurn } from '../../../shared/conversation/user-turn.ts';
import type { ImageLoader } from '../../../shared/dataset/image-loader.ts';
import { ModelCallError, noCapacity } from '../../../shared/model/model-call-error.ts';
import type { RunSettings } from '../../../shared/run/run-settings.ts';
import { caseError } from './case-error.ts';
import type { HeldCase } from './held-case.ts';
import type { Place } from './place.ts';
import { roomLookMs, type TextRoom } from './text-rooms.ts';
import { repliedTurn, unansweredTurn } from './turn-records.ts';

/** How one visit to a case ended. */
export type CaseVisit =
  | { readonly kind: 'settled'; readonly status: 'done' | 'failed' }
  /** Paused at its turn until `retryAtMs` (epoch). */
  | { readonly kind: 'paused'; readonly retryAtMs: number }
  /** No call to this model can succeed: the run must halt. The case stays at its turn. */
  | { readonly kind: 'halted'; readonly error: ModelCallError };

export interface VisitCaseDependencies extends Omit<AskQuestionDependencies, 'announce'> {
  readonly loadImage: ImageLoader;
  readonly settings: RunSettings;
  readonly attempt: number;
  /** Asks for room for a conversation of so many characters. */
  readonly keepTexts: TextRoom['keep'];
}

/**
 * Advances a held case: asks question after question, saves a checkpoint after each, and settles the case or leaves it
 * at its turn.
 * @throws {CaseLostError} or {PreconditionFailedError} when another worker has claimed the case in the meantime
 */
export const visitCase = async (held: HeldCase, dependencies: VisitCaseDependencies): Promise<CaseVisit> => {
  for (;;) {
    const userTurn = held.userTurns[held.turns.length];
    if (!userTurn) throw new Error('The visited case has no open question.');
    const visit = await visitQuestion(held, userTurn, dependencies);
    if (visit) return visit;
  }
};

/** Returns undefined while the conversation has another question. */
const visitQuestion = async (
  held: HeldCase,
  userTurn: UserTurn,
  dependencies: VisitCaseDependencies,
): Promise<CaseVisit | undefined> => {
  const { settings, attempt, loadImage, keepTexts, now } = dependencies;
  const { place } = held;
  if (!keepTexts(conversationLength(held))) {
    const retryAtMs = now() + roomLookMs;
    await held.pause(place, retryAtMs);
    return { kind: 'paused', retryAtMs };
  }
  if (repliesLength(held.turns) > maxLength) {
    return afterFailure(held, { error: tooLong(), place, userTurn }, dependencies);
  }
  const step = await askQuestion(
    {
      messages: place.running ? [] : await conversationMessages(held.userTurns, held.turns, loadImage),
      running: place.running,
      timeoutMs: settings.timeout * 1_000,
      attempt,
      round: place.round,
      triesUsed: place.triesUsed,
      refusedBefore: place.calls.filter(({ failure }) => failure === noCapacity).length,
      maxTries: settings.maxRetries,
    },
    { ...dependencies, announce: held.announce },
  );
  const calls = [...place.calls, ...step.calls];
  switch (step.kind) {
    case 'waiting':
      await held.pause(
        { round: place.round, triesUsed: step.triesUsed, calls, running: step.running },
        step.retryAtMs,
      );
      return { kind: 'paused', retryAtMs: step.retryAtMs };
    case 'failed':
      return afterFailure(
        held,
        { error: step.error, place: { round: place.round, triesUsed: place.triesUsed, calls }, userTurn },
        dependencies,
      );
    case 'replied':
      return afterReply(held, repliedTurn(step, userTurn, calls));
  }
};

/**
 * Characters of replies and reasoning after which a case's next question is not asked: what a worker can hold for each
 * of its conversations, and some 250,000 tokens.
 */
const maxLength = 1e6;

const conversationLength = ({ userTurns, turns }: HeldCase): number =>
  userTurns.slice(0, turns.length + 1).reduce((sum, { text }) => sum + text.length, repliesLength(turns));

const repliesLength = (turns: readonly TurnRecord[]): number =>
  turns.reduce(
    (sum, { reply, reasoning, historyItems }) =>
      sum +
      (reply?.length ?? 0) +
      (reasoning?.length ?? 0) +
      (historyItems ? JSON.stringify(historyItems).length : 0),
    0,
  );

const tooLong = (): ModelCallError =>
  new ModelCallError(
    'oversized reply',
    'Not asked: the replies to earlier questions of this case have more than a million characters.',
  );

const afterReply = async (held: HeldCase, turn: TurnRecord): Promise<CaseVisit | undefined> => {
  const isLast = held.turns.length + 1 === held.userTurns.length;
  if (!isLast && !conversationEnds(turn)) {
    await held.checkpoint(turn);
    return undefined;
  }
  await held.settle('done', turn);
  return { kind: 'settled', status: 'done' };
};

const afterFailure = async (
  held: HeldCase,
  {
    error,
    place,
    userTurn,
  }: { readonly error: ModelCallError; readonly place: Place; readonly userTurn: UserTurn },
  { settings, now }: VisitCaseDependencies,
): Promise<CaseVisit> => {
  if (error.scope === 'run') {
    await held.pause(place, now());
    return { kind: 'halted', error };
  }
  if (error.scope === 'again' && place.round < settings.rounds) {
    const retryAtMs = now() + settings.roundWaitSeconds * 1_000;
    await held.pause({ round: place.round + 1, triesUsed: 0, calls: place.calls }, retryAtMs);
    return { kind: 'paused', retryAtMs };
  }
  const turn = unansweredTurn(error, userTurn, place.calls);
  const status = error.scope === 'filtered' ? 'done' : 'failed';
  const failure =
    status === 'failed'
      ? caseError(error, { question: held.turns.length, calls: place.calls, now: now() })
      : undefined;
  await held.settle(status, turn, failure);
  return { kind: 'settled', status };
};
