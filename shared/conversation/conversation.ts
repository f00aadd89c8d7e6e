import { present } from '../basics/present.ts';
import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import type { ChatMessage, ContentPart } from '../model/ask-model.ts';
import type { ImageFiles, ImageMode, ImageSource } from './turn-images.ts';
import type { TurnRecord } from './turn-record.ts';
import { type UserTurn, userTurn } from './user-turn.ts';

/** All user turns of a case; they do not depend on the replies. */
export const userTurnsOf = (
  evalCase: EvalCase,
  images: { readonly mode: ImageMode; readonly files: ImageFiles },
): UserTurn[] => questionsOf(evalCase).map((_, index) => userTurn(evalCase, index, images));

/**
 * The messages of the next request: every user message so far with its images and the stripped replies, then
 * the next question (docs/protocol.md, "Conversation"). No system message.
 */
export const conversationMessages = async (
  userTurns: readonly UserTurn[],
  turns: readonly TurnRecord[],
  imageUrl: (source: ImageSource) => Promise<string>,
): Promise<ChatMessage[]> => {
  const messages: ChatMessage[] = [];
  for (const [index, turn] of userTurns.slice(0, turns.length + 1).entries()) {
    const images = await Promise.all(turn.images.map(imageUrl));
    const content: ContentPart[] = [
      { type: 'text', text: turn.text },
      ...images.map((url): ContentPart => ({ type: 'image', url })),
    ];
    messages.push({ role: 'user', content });
    const { reply, historyItems } = turns[index] ?? {};
    if (reply !== undefined && reply !== null)
      messages.push({ role: 'assistant', content: reply, ...present({ items: historyItems }) });
  }
  return messages;
};

/** Whether the conversation ends with this turn: without a text, nothing can enter its history. */
export const conversationEnds = (turn: TurnRecord): boolean => turn.reply === null;
