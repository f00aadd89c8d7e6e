const secret =
  /auth|cookie|secret|token|credential|passw(?:or)?d|passphrase|key|signature|bearer|jwt|^(?:sig|code|pwd|pass)$/i;

/**
 * Whether a header or a query parameter is likely to carry a key, which would then show in the execution's input, the
 * run's record and the console.
 */
export const namesSecret = (name: string): boolean => secret.test(name);

/** Names of request parameters that hold a credential when their value is a text. `eos_token` and `max_tokens` do not. */
const secretParameter =
  /authori[sz]ation|cookie|secret|credential|passw(?:or)?d|passphrase|bearer|jwt|(?:api|access|private|subscription|account)[-_ ]?keys?$|^(?:key|(?:.{0,60}[-_ ])?(?:auth|access|api|session|refresh|security|id)[-_ ]?token|token)$/i;

/** Whether a request parameter, at any depth, is likely to carry a key. */
export const parameterNamesSecret = (name: string): boolean => secretParameter.test(name);

/** Where keys belong; ends a sentence that refuses one. */
export const keysBelong = 'this input is stored and shown: use apiKeySecret (--api-key-secret) for keys';
