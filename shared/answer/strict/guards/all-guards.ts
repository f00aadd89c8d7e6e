import type { Candidate, Guard } from '../guard.ts';
import type { RuleKind } from '../rule.ts';
import { announcementGuards, letterGuards } from './announcement-guards.ts';
import { assertionGuards } from './assertion-guards.ts';
import { slotGuards } from './slot-guards.ts';
import { verdictGuards } from './verdict-guards.ts';

/** Every guard that looks at one statement, in the order in which they look: the first that strikes is reported. */
export const guards: readonly Guard[] = [
  ...announcementGuards,
  ...assertionGuards,
  ...letterGuards,
  ...verdictGuards,
  ...slotGuards,
];

const guardsOf = (kind: RuleKind): readonly Guard[] => guards.filter((guard) => guard.vetoes.includes(kind));

const byKind = {
  announcement: guardsOf('announcement'),
  verdict: guardsOf('verdict'),
  slot: guardsOf('slot'),
  conclusion: guardsOf('conclusion'),
};

/** The guard that strikes what a rule of this kind read, if any does. */
export const strikingGuard = (kind: keyof typeof byKind, candidate: Candidate): Guard | undefined =>
  byKind[kind].find((guard) => guard.isStruck(candidate));
