/** The command that evaluates a model served on this machine, as a shell takes it. */
export const runCommandFor = (model: string, baseUrl: string): string =>
  `liveclin --local run --model ${shellWord(model)} --api-base ${baseUrl} --image-mode local`;

const shellWord = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
