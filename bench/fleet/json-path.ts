/** The context object of an execution (`$$`). */
export type Context = Readonly<Record<string, unknown>>;

/** The value at a reference path such as `$.a.b` or `$$.Execution.Name`. */
export const followPath = (path: string, input: unknown, context: Context): unknown => {
  const [root, ...names] = path.split('.');
  const start: unknown = root === '$$' ? context : input;
  return names.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    start,
  );
};

/** A payload template with its `.$` fields filled in. */
export const fill = (template: unknown, input: unknown, context: Context): unknown => {
  if (typeof template !== 'object' || template === null || Array.isArray(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith('.$')
        ? [name.slice(0, -2), followPath(String(value), input, context)]
        : [name, fill(value, input, context)],
    ),
  );
};

/** A state's output: the result in place of its input, in one of its fields, or not at all. */
export const placeResult = (
  path: unknown,
  { input, result }: { readonly input: unknown; readonly result: unknown },
): unknown => {
  if (path === undefined || path === '$') return result;
  if (path === null) return input;
  return { ...(input as object), [String(path).slice('$.'.length)]: result };
};
