type Present<T extends object> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The fields that have a value, for spreading into an object whose optional fields must be absent, not undefined. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
