/** What an object holds under a name that comes from elsewhere: `constructor` and `toString` are names like any other. */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
