import * as z from 'zod';
import { shortList } from './lenient.ts';

/** One part of a content that is a list; Mistral's `thinking` parts are lists of texts themselves. */
const partSchema = z.looseObject({
  type: z.string().optional(),
  text: z.string().nullish(),
  refusal: z.string().nullish(),
  thinking: z.union([z.string(), shortList(z.looseObject({ text: z.string().nullish() }))]).nullish(),
});

type Part = z.infer<typeof partSchema>;

/** The content of a reply's message: a text, nothing, or a list of parts. */
export const contentSchema = z.union([z.string(), shortList(z.union([z.string(), partSchema]))]).nullish();

/** Separates what the model says, what it thought, and why it refused. */
export const readContent = (
  content: z.infer<typeof contentSchema>,
): { text: string; reasoning: string | undefined; refusal: string | undefined } => {
  if (!Array.isArray(content)) return { text: content ?? '', reasoning: undefined, refusal: undefined };
  const parts = content.map((part): Part => (typeof part === 'string' ? { text: part } : part));
  return {
    text: parts.map((part) => (isReasoning(part) ? '' : (part.text ?? ''))).join(''),
    reasoning: parts.map((part) => (isReasoning(part) ? reasoningOf(part) : '')).join('') || undefined,
    refusal: parts.map((part) => part.refusal ?? '').join('') || undefined,
  };
};

const isReasoning = ({ type }: Part): boolean => type === 'thinking' || type === 'reasoning';

const reasoningOf = ({ thinking, text }: Part): string =>
  typeof thinking === 'string'
    ? thinking
    : [...(thinking ?? []).map((part) => part.text ?? ''), text ?? ''].join('');
