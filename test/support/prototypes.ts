/** Everything that the prototypes of all objects, lists, functions and texts hold: what no input may change. */
export const prototypes = (): readonly (readonly [PropertyKey, unknown])[] =>
  [
    Object.prototype,
    Array.prototype,
    Function.prototype,
    String.prototype,
    Number.prototype,
    Map.prototype,
  ].flatMap((prototype) =>
    Reflect.ownKeys(prototype).map((key) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, value ?? [get, set]] as const;
    }),
  );

/** Names that every object has, or that stand for its prototype. */
export const inheritedNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'toJSON',
  'then',
];
