/**
 * Keys as providers write them, so that one in the wrong field is caught before it is stored. Every repetition is
 * bounded, so the pattern is linear in the text.
 */
const forms = [
  // OpenAI, Anthropic, OpenRouter, DeepSeek and others; a digit tells them from words.
  String.raw`\b[sprc]k-(?=[\w-]{0,60}\d)[\w-]{16}[\w-]{0,300}`,
  String.raw`\b(?:hf|gsk|r8|gh[pousr]|github_pat|tgp_v1|fw)_[A-Za-z0-9_]{20,300}`,
  String.raw`\b(?:xai|pplx|nvapi|glpat|csk|xox[abprs])-[\w-]{20,300}`,
  String.raw`\bAIza[\w-]{30,60}`,
  String.raw`\bya29\.[\w-]{20,300}`,
  String.raw`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
  String.raw`\beyJ[\w-]{10,2000}\.[\w-]{10,2000}\.`,
  '-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----',
];
const known = new RegExp(forms.join('|'));

/** A header's value that authenticates, as a whole: `Bearer abc`. */
const credentials =
  /^\s{0,9}(?:bearer\s{1,9}|(?:basic|token)\s{1,9}(?=\S{0,60}\d))[\w+/=.:~-]{8,4000}\s{0,9}$/i;

/** One run of letters and digits as long as a key, where a name is wanted. */
const bare = /^(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{32,}$/;

/** Whether a text contains what looks like an API key, a token or a private key. */
export const looksLikeKey = (text: string): boolean => known.test(text) || credentials.test(text);

/** Whether a text that should name a stored key looks like a key itself. */
export const isKeyForName = (name: string): boolean => looksLikeKey(name) || bare.test(name);

/** A text to print, without the keys that it repeats. */
export const withoutKeys = (text: string): string =>
  text.replaceAll(new RegExp(`${forms.join('|')}|${spelledOut}`, 'gi'), (found, label: string | undefined) =>
    label === undefined ? '[API key]' : `${label}[API key]${/['"]?$/.exec(found)?.[0] ?? ''}`,
  );

/** `Authorization: Bearer abc` and the like inside a longer text. */
const spelledOut = String.raw`((?:bearer|authorization|api[-_]?key)[ :='"]{1,9})(?:[\w+/=.~-]{8,4000})`;
