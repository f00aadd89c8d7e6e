import type { Served } from '../conversation/served.ts';
import type { QuestionResult } from './case-result.ts';

type BilledCall = Served & { readonly usage: NonNullable<Served['usage']> };

/** The calls of a question whose usage is known: the one that brought its last reply, and failed ones with a reply. */
export const billedCalls = ({ turn }: QuestionResult): BilledCall[] =>
  turn
    ? [turn, ...(turn.calls ?? [])].flatMap((call) => (call.usage ? [{ ...call, usage: call.usage }] : []))
    : [];
