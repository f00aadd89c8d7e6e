import { chatCompletion } from '../../../../tools/stand-in-model/chat-completion.ts';
import type { Behaviour } from './behaviour.ts';

const again = (failure: 'connection' | 'timeout') => ({ failure, asked: 'again' }) as const;
const completion = { body: chatCompletion('\\boxed{A}') };

/** What happens below HTTP, or too late. */
export const connectionBehaviours: readonly Behaviour[] = [
  {
    name: 'a connection dropped before the headers',
    reply: { drop: 'before headers' },
    leadsTo: again('connection'),
  },
  {
    name: 'a connection dropped in the middle of a body',
    reply: { ...completion, drop: 'mid body' },
    leadsTo: again('connection'),
  },
  {
    name: 'a connection dropped in the middle of the body of a 400',
    reply: { status: 400, body: { error: { message: 'cut off' } }, drop: 'mid body' },
    leadsTo: again('connection'),
  },
  {
    name: 'a body that is not the gzip it claims to be',
    reply: { ...completion, headers: { 'content-encoding': 'gzip' } },
    leadsTo: again('connection'),
  },
  {
    name: 'headers over the timeout',
    reply: { ...completion, hang: 'before headers' },
    leadsTo: { ...again('timeout'), says: 'Request timed out.' },
    isOverdue: true,
  },
  {
    name: 'a body over the timeout',
    reply: { ...completion, hang: 'mid body' },
    leadsTo: again('timeout'),
    isOverdue: true,
  },
  {
    name: 'the body of a 400 over the timeout',
    reply: { status: 400, body: { error: { message: 'never seen' } }, hang: 'mid body' },
    leadsTo: again('timeout'),
    isOverdue: true,
  },
  {
    name: 'slow headers within the timeout',
    isOfChat: true,
    reply: { ...completion, delayMs: 40 },
    leadsTo: { outcome: 'answered' },
  },
  ...[301, 302, 307, 308].map(
    (status): Behaviour => ({
      name: `a redirect with ${status}, which is not followed`,
      reply: { status, headers: { location: '/v1/elsewhere' } },
      leadsTo: { failure: 'bad request', asked: 'never', says: 'redirects to /v1/elsewhere' },
    }),
  ),
];
