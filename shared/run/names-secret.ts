const secret = /auth|cookie|secret|token|credential|password|key/i;

/**
 * Whether a header or a query parameter is likely to carry a key, which would then show in the execution's input, the
 * run's record and the console.
 */
export const namesSecret = (name: string): boolean => secret.test(name);
