import { type AnnouncementRule, announces } from '../announcement.ts';
import {
  answerNoun,
  asked,
  be,
  certainly,
  choose,
  colon,
  correction,
  filler,
  fits,
  link,
  more,
  optionWord,
  praise,
  sentenceStart,
  shortColon,
  supports,
  surely,
  therefore,
  thing,
  wordOfAnswer,
} from './words.ts';

/** Nouns that announce an answer: "the answer is C". */
const byNoun: readonly AnnouncementRule[] = [
  {
    id: 'en.answer-is',
    pattern: announces(`${answerNoun}${more}${link}${optionWord}`),
    anyCase: true,
    reads: ['The answer is C.', 'Answer: c', 'The answer to this question is therefore option C.'],
    ignores: ['The answer is to stop C-peptide.', 'The answer is C or D.', 'The answer is not C.'],
  },
  {
    id: 'en.ans',
    pattern: announces(String.raw`(?<=^|\n|[.!?] )ans(?:wer)?\. `),
    reads: ['Ans. C'],
    ignores: ['Pans. C'],
  },
  {
    id: 'en.answer-heading',
    pattern: announces(
      String.raw`(?:^|\n)(?:- )?\[?(?:(?:final|correct|the|my|best) ){0,3}(?:answer|choice|option|selection)\]? ?(?:\n{1,2}|(?<=\] ?)|(?=[([]))${optionWord}`,
    ),
    reads: ['### Final answer\n\nC', '[Answer] C', 'Answer (C)'],
    ignores: ['Wrong answer\n\nA. fib', 'Answer\n\nA. Aspirin\nB. Heparin'],
  },
  {
    id: 'en.my-choice',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:my|our) (?:final |best )?(?:choice|option|selection|pick|guess|vote|response|decision)${more}${link}${optionWord}`,
    ),
    anyCase: true,
    reads: ['My choice is C.', 'Our best guess: C'],
    ignores: ['My choice is between B and C.', 'His choice is C.'],
  },
  {
    id: 'en.result-heading',
    pattern: announces(
      String.raw`(?<=^|\n|\n- |[.!?] )(?:(?:my|the|final|correct|best|most likely) ){0,3}${wordOfAnswer}${colon}${optionWord}`,
    ),
    reads: ['Verdict: C', 'Conclusion: option C'],
    ignores: ['Result: C-reactive protein is raised.', 'Blood group: C'],
  },
];

/** Praise that announces it: "the most likely diagnosis is C". */
const byPraise: readonly AnnouncementRule[] = [
  {
    id: 'en.best-is',
    pattern: announces(String.raw`(?<![\p{L}])${praise} ${be} ${filler}${optionWord}`),
    reads: ['Correct is C.', 'The best would be C.'],
    ignores: ['Incorrect is C.', 'The second best is C.'],
  },
  {
    id: 'en.best-diagnosis-is',
    pattern: announces(String.raw`(?<![\p{L}])${praise}(?:${thing})? ${asked}${more}${link}${optionWord}`),
    anyCase: true,
    reads: ['The most likely diagnosis is C.', 'The best next step: c'],
    ignores: ['The least likely diagnosis is C.', 'The most likely type is C.'],
  },
  {
    id: 'en.best-thing-is',
    pattern: announces(String.raw`(?<![\p{L}])${praise}${thing}${more}${link}${optionWord}`),
    labelling: true,
    reads: ['The most likely pathogen is C.', 'The best imaging modality would be C. Ultrasound'],
    ignores: ['The most likely pathogen is C difficile.', 'The most likely blood group is B.'],
  },
  {
    id: 'en.best-thing-in-brackets',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:${praise}${thing}|answer|diagnosis|next step)${more} ${be} [^.!?;:()\n]{2,90} (?=\()(?:\((?:option|choice|answer) )?`,
    ),
    labelling: true,
    weak: true,
    reads: ['The best imaging modality is magnetic resonance imaging (C).'],
    ignores: ['The best imaging modality is unclear to me (grade C).'],
  },
  {
    id: 'en.diagnosis-is',
    pattern: announces(
      `${sentenceStart}(?:therefore,? |thus,? |hence,? |so,? )?(?:the|this|her|his)(?:${thing})? ${asked}${more} ${be} ${optionWord}`,
    ),
    labelling: true,
    weak: true,
    reads: ['The diagnosis is C. Sarcoidosis.'],
    ignores: ['The diagnosis is C difficile colitis.', 'The status is C.'],
  },
];

/** Where a colon, or nothing at all, comes between praise and letter. */
const byPraiseAlone: readonly AnnouncementRule[] = [
  {
    id: 'en.correct-colon',
    pattern: announces(String.raw`(?<![\p{L}])(?:correct|final)${shortColon}`),
    reads: ['The one that I take to be correct: C'],
    ignores: ['The one that I take to be incorrect: C', 'Final: C-peptide was low.'],
  },
  {
    id: 'en.correct-option',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:(?:correct|final) (?:option|proposition)|option (?:correct|final))(?: (?:correct|final)){0,2}(?:${shortColon}| )`,
    ),
    reads: ['This takes us to the correct option C.'],
    ignores: ['This takes us to the incorrect option C.', 'The correct option C is not.'],
  },
];

/** Verbs that announce it: "I choose C". */
const byVerb: readonly AnnouncementRule[] = [
  {
    id: 'en.i-choose',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:i|we|let's|let us|let me)(?:'d|'ll|'m going to|'m| would| will| am going to| am| must|(?:'d| would)? have to| shall| should| had to)?${surely} ${choose}(?: (?:that )?(?:it is|it's|it would be|it must be|that))?[: ]{1,2}["']?${optionWord}`,
    ),
    reads: ['I choose C.', "I'd go with option C."],
    ignores: ['I would not choose C.', 'I think C is wrong.'],
  },
  {
    id: 'en.choose',
    pattern: announces(
      `${sentenceStart}(?:${therefore},? )?(?:and |please )?(?:choose|select|pick|choosing|selecting|go with|going with|mark|use|prefer)[: ]{1,2}${optionWord}`,
    ),
    reads: ['Choose C.', 'Therefore, select option C.'],
    ignores: ['Choose C if the biopsy is negative.', 'Never choose C.', 'Use C-clamps.'],
  },
  {
    id: 'en.fits',
    pattern: announces(String.raw`(?<![\p{L}]|(?:could|might|may|would) )${fits} `),
    labelling: true,
    weak: true,
    reads: ['The granulomas are typical of C.'],
    ignores: ['The granulomas could suggest C.', 'This supports C and D.'],
  },
  {
    id: 'en.supports-option',
    pattern: announces(
      String.raw`(?<![\p{L}])${supports}\b[^.!?;:,\n]{0,50}?\b(?:(?:answer )?(?:option|choice)|answer|letter) `,
    ),
    weak: true,
    reads: ['All of this points to option C.'],
    ignores: ['All of this points away from it, unlike option C.'],
  },
];

/** Turns of phrase at the end of the reasoning: "so C", "no, wait: C". */
const byTurn: readonly AnnouncementRule[] = [
  {
    id: 'en.therefore',
    pattern: announces(
      `${sentenceStart}${therefore}(?:,|:| -| →)? (?:it's |it is |it must be |it should be |i choose |we choose |choose |select )?${optionWord}`,
    ),
    closing: true,
    reads: ['Therefore, C.', 'By elimination: C'],
    ignores: ['Therefore, C is unlikely.', 'Thus C-peptide is low.'],
  },
  {
    id: 'en.probably',
    pattern: announces(
      `${sentenceStart}(?:${therefore},? )?(?:${certainly}|that(?: is| would be| must be|'s)) ${optionWord}`,
    ),
    labelling: true,
    reads: ['The scan shows a ring. Probably C.', 'That would be C.'],
    ignores: ['Probably C difficile.', 'Probably not C.'],
  },
  {
    id: 'en.correction',
    pattern: announces(
      String.raw`(?<![\p{L}])${correction}[,:;—… .]{1,4}(?:it's |it is |it should be |it must be |make it |i mean |choose )?${optionWord}`,
    ),
    closing: true,
    reads: ['B. No, wait: C.'],
    ignores: ['No, wait. C-reactive protein is normal.'],
  },
  {
    id: 'en.it-is',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:it's|it is|it must be|it should be|it has to be|it would be) (?:therefore |clearly |definitely |most likely |probably |actually )?${optionWord}`,
    ),
    closing: true,
    reads: ['With these findings it must be C.'],
    ignores: ['It is C that worries me.', 'If so it would be C.'],
  },
  {
    id: 'en.not-but',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:is not|isn't|not|n't) (?:option |choice )?["'(]?[A-J]["')]?(?:,| -|;| —)? ?but (?:rather |instead )?(?:is |it is |it's |with )?${optionWord}`,
    ),
    reads: ['Not B, but C.'],
    ignores: ['Not B, but certainly no C.'],
  },
  {
    id: 'en.leaves',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:leaving|leaves|left)(?: us| me)?(?: only)?(?: with)?(?: only| just)? (?:option |choice |answer )?`,
    ),
    reads: ['All others are excluded, which leaves C.'],
    ignores: ['That leaves B and C.', 'The left C arm.'],
  },
  {
    id: 'en.arrow',
    pattern: announces(
      String.raw`(?<=\p{L}{3}[^→\n]{0,60})(?<![^\p{L}]\p{L}) → (?:option |choice |answer )?`,
    ),
    closing: true,
    weak: true,
    reads: ['Fever and a new murmur → C'],
    ignores: ['B → C', 'Fever and a new murmur → C or D'],
  },
  {
    id: 'en.aside',
    pattern: announces(String.raw`(?<=[:;,—–] |\()(?:option|choice|answer) `),
    closing: true,
    weak: true,
    reads: ['The safest approach is drainage, i.e., option C.'],
    ignores: ['Drainage is an alternative (option C is not).'],
  },
  {
    id: 'en.what-remains',
    pattern: announces(
      String.raw`(?<![\p{L}])(?:(?:what|all that|which)(?: then)? (?:remains|is left)|the only (?:remaining )?(?:option|choice|one)(?: that remains| remaining| left)?) is `,
    ),
    closing: true,
    reads: ['All others are excluded. What remains is C.'],
    ignores: ['What remains is C-peptide.'],
  },
];

/** Announcements in English, before the letter. Of rules that read the same letter the first is reported. */
export const englishAnnouncements: readonly AnnouncementRule[] = [
  ...byNoun,
  ...byPraise,
  ...byPraiseAlone,
  ...byVerb,
  ...byTurn,
];
