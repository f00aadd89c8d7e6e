import { expect, test } from 'vitest';
import {
  conversationEnds,
  conversationMessages,
  userTurnsOf,
} from '../../../shared/conversation/conversation.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeTurn } from '../../../tools/made-up/factories.ts';

const image = (name: string) => ({
  caption_prefix: `Figure ${name}.`,
  url: `https://image.example/${name}.png`,
});

const evalCase = aCase({
  question: { image_details: [image('q')] },
  policy: { scenario_image_details: [image('s')] },
}).parsed();
const userTurns = userTurnsOf(evalCase, { mode: 'url', files: {} });

const messages = (replies: readonly string[]) =>
  conversationMessages(
    userTurns,
    replies.map((reply) => makeTurn({ reply })),
    async (source) => (source.kind === 'url' ? source.url : ''),
  );

test('the first request is one user message: its text, then the images of scenario and question', async () => {
  expect(await messages([])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: userTurns[0]?.text },
        { type: 'image', url: 'https://image.example/s.png' },
        { type: 'image', url: 'https://image.example/q.png' },
      ],
    },
  ]);
});

test('every later request repeats everything before it, images included, and adds reply and question', async () => {
  const second = await messages(['one']);
  const third = await messages(['one', '<think>hm</think>two']);
  expect(third.slice(0, 3)).toEqual(second);
  expect(third.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
  expect(third[3]).toEqual({ role: 'assistant', content: '<think>hm</think>two' });
});

test('a conversation ends with a turn that has no text for its history', () => {
  expect(conversationEnds(makeTurn())).toBe(false);
  expect(conversationEnds(makeTurn({ reply: null, outcome: 'filtered' }))).toBe(true);
});
