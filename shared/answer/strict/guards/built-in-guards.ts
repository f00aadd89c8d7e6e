import type { NamedGuard } from '../guard.ts';
import type { RuleKind } from '../rule.ts';

const prose: readonly RuleKind[] = ['announcement', 'conclusion'];
const label: readonly RuleKind[] = ['label'];
const all: readonly RuleKind[] = ['announcement', 'verdict', 'slot', 'label', 'list', 'conclusion'];

/** The letter means something else, or is not in the form that the rule asks for (letter-reading.ts, prose.ts). */
const ofLetters: readonly NamedGuard[] = [
  { id: 'pronoun', vetoes: prose, strikes: ['The answer is: I, as an AI, leave this to others.'] },
  { id: 'asked', vetoes: prose, strikes: ['The answer is C? I am not sure.'] },
  { id: 'range', vetoes: prose, strikes: ['Answer: A–D'] },
  { id: 'ruled-out', vetoes: prose, strikes: ['Answer: C (incorrect)'] },
  { id: 'discussed', vetoes: prose, strikes: ['I think C could work.'] },
  { id: 'species', vetoes: prose, strikes: ['Answer: B. burgdorferi'] },
  { id: 'word', vetoes: prose, strikes: ['The answer is C reactive protein.', 'The answer is I and III.'] },
  { id: 'several', vetoes: prose, strikes: ['The best choice is A CT scan.'] },
  { id: 'not-closing', vetoes: ['announcement'], strikes: ['I think it is B overall'] },
  { id: 'not-a-label', vetoes: ['announcement'], strikes: ['Final answer: D&C'] },
];

/** What makes a reply's only label no answer (labels.ts). */
const ofLabels: readonly NamedGuard[] = [
  { id: 'label-rejected', vetoes: label, strikes: ['C. Wrong'] },
  { id: 'label-too-long', vetoes: label, strikes: [`C. ${'The findings and the history fit. '.repeat(9)}`] },
  { id: 'label-of-something-else', vetoes: label, strikes: ['Q: What is it?\nA: Pneumonia'] },
  { id: 'label-in-list', vetoes: label, strikes: ['- C. Sarcoidosis\nMore text.'] },
  { id: 'label-introduced', vetoes: label, strikes: ['Consider the options\nC. Sarcoidosis'] },
];

/** What makes a reply's last sentence no conclusion (conclusion.ts). */
const ofConclusions: readonly NamedGuard[] = [
  { id: 'open-sentence', vetoes: ['conclusion'], strikes: ['So, on to option C'] },
  { id: 'no-choice', vetoes: ['conclusion'], strikes: ['Most likely organism: E. coli'] },
];

/** What the whole reply says against a statement (decide.ts, extract-strict.ts). */
const ofReplies: readonly NamedGuard[] = [
  {
    id: 'contradicted',
    vetoes: ['slot', 'announcement', 'verdict'],
    strikes: ['\\boxed{C}\n\nThe answer is D.'],
  },
  {
    id: 'taken-back',
    vetoes: ['slot', 'announcement', 'verdict'],
    strikes: ['I choose A. Sorry, that was wrong.'],
  },
  {
    id: 'not-kept-to',
    vetoes: ['announcement', 'verdict'],
    strikes: ['The presentation favours B. On the other hand'],
  },
  { id: 'no-single-letter', vetoes: ['slot', 'announcement'], strikes: ['The answer is A or B.'] },
  { id: 'disagreement', vetoes: all, strikes: ['The findings favour B.\nThey are typical of C.'] },
  { id: 'not-an-option', vetoes: all, strikes: ['\\boxed{K}'] },
];

/** The guards that are part of the reading itself: what they check and where is said above each list. */
export const builtInGuards: readonly NamedGuard[] = [
  ...ofLetters,
  ...ofLabels,
  ...ofConclusions,
  ...ofReplies,
];
