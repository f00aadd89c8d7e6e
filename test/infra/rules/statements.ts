import * as z from 'zod';
import { resourcesOf } from './resources.ts';

const listSchema = z.unknown().transform((given): unknown[] => (given === undefined ? [] : [given].flat()));

const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: listSchema,
  Resource: listSchema,
  Principal: z.unknown().optional(),
});

export interface Statement extends z.infer<typeof statementSchema> {
  /** Logical id of the resource that has the policy. */
  readonly of: string;
}

/** What is allowed by every policy of a template: of roles, managed policies, buckets, queues, topics and keys. */
export const allowedBy = (template: unknown): Statement[] =>
  resourcesOf(template).flatMap(({ id, properties }) =>
    documentsIn(properties).flatMap((statements) =>
      statements.filter(({ Effect }) => Effect === 'Allow').map((statement) => ({ ...statement, of: id })),
    ),
  );

/** The statements of every policy document, wherever a resource has one. */
const documentsIn = (part: unknown): z.infer<typeof statementSchema>[][] => {
  if (typeof part !== 'object' || part === null) return [];
  const own = z.object({ Statement: listSchema.pipe(z.array(statementSchema).min(1)) }).safeParse(part).data;
  return own ? [own.Statement] : Object.values(part).flatMap(documentsIn);
};
