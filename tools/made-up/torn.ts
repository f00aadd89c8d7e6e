/** What may be in the place of a JSON text that was whole. */
export const tornVariants = (whole: string): readonly (readonly [string, string | Uint8Array])[] => [
  ['empty', ''],
  ['cut off', whole.slice(0, Math.ceil(whole.length / 2))],
  ['not JSON', '<Error><Code>AccessDenied</Code></Error>'],
  ['not UTF-8', Uint8Array.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
  ['of another form', '{"written by": "somebody else"}'],
  ['null', 'null'],
  ['a list', '[]'],
];
