import { isAsserted, sentenceBefore, unforced } from './guards.ts';
import { readLetter } from './letter-reading.ts';
import { letteredNouns } from './words.ts';

const LETTER = /(?<![\p{L}\p{N}'’+/-])[A-Z](?![\p{L}\p{N}'’+/-])/gu;
/** Words that make a sentence a conclusion or a choice. */
const CONCLUDES =
  /\b(?:therefore|thus|hence|so|conclu\w+|overall|ultimately|finally|in summary|answer|go(?:ing)? with|if i (?:must|had to|have to)|best|most (?!of|people)\w+|correct|right|only|should)\b|\b(?:next step|diagnosis|management|treatment|recommendation): /iu;
/** Without the option's text after it, a bare letter may be a haplotype or a slice: the sentence must speak of choosing. */
const CHOOSES = /\b(?:answers?|options?|choices?|go(?:ing)? with|(?:i|we) (?:must|had to|have to))\b/iu;
/** What leaves a sentence open, or gives its letter another meaning: negation, comparison, hedge, condition, grades. */
const OPEN = new RegExp(
  "n't\\b|\\?|\\b(?:not|no|nor|neither|never|none|cannot|without|wrong|incorrect|worst|second|least|less|unlikely|exclud\\w*|eliminat\\w*|ruled? out|reject\\w*|other than|either|or|between|avoid|mistake|nobody|against|about|look\\w*|start with|on to|tempt\\w*|consider|evaluate|discuss|review|versus|vs|whether|if|unless|seen|shown|visible|depicted|could|might|may|would (?:have|option|choice)|possibly|perhaps|depends?|examples?|figures?|panels?|images?|labell?ed|marked|arrows?|leads|graded|classified|staged|part|'s (?:answer|choice)|" +
    `${letteredNouns})\\b`,
  'iu',
);
/** What an answer's letter stands after; any noun would make the letter its own. */
const LINKED =
  /(?:\b(?:option|choice|answer|letter|is|be|as|with|for|to|namely|favou?rs?|receives?|undergo|perform|start|begin|recommend)|i\.e\.,?|[:→=–—,-]) ["'([]{0,2}$/iu;
/** All that may follow the letter in its sentence: the option's own text. */
const REST = /^["')\]]{0,2}(?:[.:)] [^.!?\n]{2,120}(?<!:)| \([^()\n]{2,80}\))?[.!]?["')\]]?\s*$/u;

/**
 * The letter of a concluding last sentence that names a single one, in whatever words: "..., which brings us to B."
 * Null when anything in the sentence denies, compares, hedges or may give the letter another meaning.
 */
export function concludedLetter(text: string): string | null {
  const from = text.lastIndexOf('\n') + 1;
  const mentions = [...text.slice(from).matchAll(LETTER)].filter(({ index }) =>
    REST.test(text.slice(from + index + 1)),
  );
  const [mention] = mentions;
  if (!mention || mentions.length > 1) return null;
  const at = from + mention.index;
  const before = sentenceBefore(text, at);
  if (!LINKED.test(before) || !CONCLUDES.test(before) || OPEN.test(unforced(before))) return null;
  const reading = readLetter(text, at, false);
  if (!reading || (reading.closes && !CHOOSES.test(before))) return null;
  if (lettersIn(before) > 0 || !isAsserted(text, at)) return null;
  return reading.kind === 'one' ? mention[0] : null;
}

/** Other options named in the sentence; "I" and "A" may be words. */
function lettersIn(sentence: string): number {
  return [...sentence.matchAll(LETTER)].filter(([letter]) => letter !== 'I' && letter !== 'A').length;
}
