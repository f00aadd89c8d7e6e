import * as z from 'zod';

/** Like `z.record(z.string(), value)`, which leaves out a member named `__proto__` without a word. */
export const recordOf = <Value extends z.ZodType>(value: Value) =>
  (z.unknown() as z.ZodType<unknown, Readonly<Record<string, z.input<Value>>>>).transform(
    (given, context): Record<string, z.output<Value>> => {
      if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        context.addIssue({ code: 'invalid_type', expected: 'record', input: given });
        return z.NEVER;
      }
      const members = Object.entries(given).map(([name, member]) => {
        const parsed = value.safeParse(member);
        for (const issue of parsed.error?.issues ?? []) {
          context.issues.push({
            ...issue,
            path: [name, ...issue.path],
            input: member,
          } as z.core.$ZodRawIssue);
        }
        return [name, parsed.data] as const;
      });
      // Defines members: an assignment to `__proto__` would not.
      return Object.fromEntries(members) as Record<string, z.output<Value>>;
    },
  );
