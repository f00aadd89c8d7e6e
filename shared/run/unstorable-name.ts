/**
 * A member of a JSON value, at any depth, that no store of ours keeps: DynamoDB's client loses `__proto__`, and takes
 * the name of a `constructor` for a type.
 */
export const unstorableName = (value: unknown): string | undefined => {
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [name, member] of membersOf(next)) {
      if (name === '__proto__') return name;
      if (name === 'constructor' && membersOf(member).some(([inner]) => inner === 'name'))
        return 'constructor with a name';
      open.push(member ?? null);
    }
  }
  return undefined;
};

const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
