import * as z from 'zod';
import { resourcesOf } from './resources.ts';

const stateSchema = z.looseObject({ Comment: z.string().optional() });

const machineSchema = z.looseObject({
  Comment: z.string().optional(),
  States: z.record(z.string(), stateSchema),
});
type Machine = z.infer<typeof machineSchema>;

/** The definitions of a template's state machines; a reference in them reads `ref`. */
export const machinesOf = (template: unknown): Machine[] =>
  resourcesOf(template, /^AWS::StepFunctions::StateMachine$/).map(({ properties }) => {
    const definition = properties.DefinitionString;
    const join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }).safeParse(definition);
    const [delimiter, parts] = join.data?.['Fn::Join'] ?? ['', [definition]];
    const text = parts.map((part) => (typeof part === 'string' ? part : 'ref')).join(delimiter);
    return machineSchema.parse(JSON.parse(text));
  });

/** Every state of a machine by its name, those of Maps and branches included. */
export const statesOf = (machine: Machine): [string, z.infer<typeof stateSchema>][] =>
  Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, typeof state],
    ...Object.values(state)
      .flat()
      .flatMap((part) => {
        const inner = machineSchema.safeParse(part).data;
        return inner ? statesOf(inner) : [];
      }),
  ]);
