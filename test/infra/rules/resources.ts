import * as z from 'zod';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A rule about a template: says what breaks it. */
export type Rule = (template: unknown) => string[];

export const resourcesOf = (template: unknown, type?: RegExp): Resource[] =>
  Object.entries(templateSchema.parse(template).Resources)
    .map(([id, { Type, Properties }]) => ({ id, type: Type, properties: Properties }))
    .filter((resource) => type?.test(resource.type) ?? true);
