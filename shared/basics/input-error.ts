/**
 * Thrown when what a person gave (a flag, an execution's input, a dataset) cannot be used. The message
 * names the field, line or flag and says what to do; nothing has been started.
 */
export class InputError extends Error {
  override readonly name = 'InvalidInput';
}
