import type { FakeClock } from '../../tools/doubles/fake-clock.ts';
import { type Context, fill, followPath, placeResult } from './json-path.ts';
import { retryWait } from './retry-wait.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A state as the template defines it; fields that this model does not know are refused when a state is run. */
export type StateDefinition = Json & { readonly Type: string };

export interface MachineDefinition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
}

export interface Services {
  readonly clock: FakeClock;
  /** @throws an error whose name Retry and Catch lists can match */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Resolves when somebody sends the token's success; rejects with `States.Timeout` after `seconds`. */
  awaitToken(token: string, seconds: number): Promise<unknown>;
  readItems(key: string): Promise<readonly unknown[]>;
  childFailed(error: unknown): void;
  /** Counts a state that was entered. */
  entered(): void;
}

/** Runs a state machine in virtual time: the part of the Amazon States Language that this project's machine uses. */
export const runMachine = async (
  machine: MachineDefinition,
  { input, context }: { readonly input: unknown; readonly context: Context },
  services: Services,
): Promise<unknown> => {
  let name: string | undefined = machine.StartAt;
  let data = input;
  while (name !== undefined) {
    const state: StateDefinition | undefined = machine.States[name];
    if (!state) throw new Error(`The machine has no state ${name}.`);
    services.entered();
    const step = await runState(state, { input: data, context }, services);
    data = step.output;
    name = step.next;
  }
  return data;
};

interface Step {
  readonly output: unknown;
  readonly next: string | undefined;
}

const runState = async (
  state: StateDefinition,
  { input, context }: { readonly input: unknown; readonly context: Context },
  services: Services,
): Promise<Step> => {
  const next = state.Next as string | undefined;
  switch (state.Type) {
    case 'Succeed':
      return { output: input, next: undefined };
    case 'Wait':
      await services.clock.sleep(1_000 * Number(followPath(String(state.SecondsPath), input, context)));
      return { output: input, next };
    case 'Choice':
      return { output: input, next: choose(state, input) };
    case 'Task':
      return runTask(state, { input, context }, services);
    case 'Map':
      await runMap(state, { input, context }, services);
      return { output: input, next };
    default:
      throw new Error(`This model has no state of type ${state.Type}.`);
  }
};

const choose = ({ Choices, Default }: StateDefinition, input: unknown): string => {
  for (const rule of Choices as readonly Json[]) {
    const value = followPath(String(rule.Variable), input, {});
    const holds = heldBy(rule, value);
    if (holds === undefined) throw new Error(`This model has no choice rule ${JSON.stringify(rule)}.`);
    if (holds) return String(rule.Next);
  }
  return String(Default);
};

const heldBy = (rule: Json, value: unknown): boolean | undefined => {
  if ('StringEquals' in rule) return value === rule.StringEquals;
  if ('NumericEquals' in rule) return value === rule.NumericEquals;
  if ('NumericGreaterThan' in rule) return Number(value) > Number(rule.NumericGreaterThan);
  return undefined;
};

/** Tokens of `.waitForTaskToken`, numbered: unique within a process, as Step Functions' are everywhere. */
let tokens = 0;

const runTask = async (
  state: StateDefinition,
  { input, context }: { readonly input: unknown; readonly context: Context },
  services: Services,
): Promise<Step> => {
  const retries = new Map<object, number>();
  for (;;) {
    try {
      return {
        output: placeResult(state.ResultPath, {
          input,
          result: await attempt(state, { input, context }, services),
        }),
        next: state.End === true ? undefined : String(state.Next),
      };
    } catch (error) {
      const waitMs = retryWait(state, error as Error, retries);
      if (waitMs !== undefined) {
        await services.clock.sleep(waitMs);
        continue;
      }
      const caught = ((state.Catch ?? []) as readonly Json[]).find(({ ErrorEquals }) =>
        (ErrorEquals as readonly string[]).includes((error as Error).name),
      );
      if (!caught) throw error;
      const result = { Error: (error as Error).name, Cause: (error as Error).message };
      return { output: placeResult(caught.ResultPath, { input, result }), next: String(caught.Next) };
    }
  }
};

const attempt = async (
  { Resource, Parameters, TimeoutSeconds }: StateDefinition,
  { input, context }: { readonly input: unknown; readonly context: Context },
  services: Services,
): Promise<unknown> => {
  if (!String(Resource).endsWith('.waitForTaskToken')) {
    return services.invoke(String(Resource), Parameters ? fill(Parameters, input, context) : input);
  }
  tokens += 1;
  const token = `token-${tokens}`;
  const { FunctionName, Payload } = Parameters as Json;
  const answer = services.awaitToken(token, Number(TimeoutSeconds));
  answer.catch(() => undefined);
  await services.invoke(
    String(FunctionName),
    fill(Payload as Json, input, { ...context, Task: { Token: token } }),
  );
  return answer;
};

/** Runs a Distributed Map's children, as many at once as its concurrency allows; failed ones are tolerated. */
const runMap = async (
  state: StateDefinition,
  { input, context }: { readonly input: unknown; readonly context: Context },
  services: Services,
): Promise<void> => {
  const { ItemReader, ItemSelector, ItemProcessor, MaxConcurrencyPath } = state;
  const { Parameters } = ItemReader as { readonly Parameters: Json };
  const items = await services.readItems(String(followPath(String(Parameters['Key.$']), input, context)));
  const left = items.map((value) =>
    fill(ItemSelector as Json, input, { ...context, Map: { Item: { Value: value } } }),
  );
  const runNext = async (): Promise<void> => {
    for (let item = left.shift(); item; item = left.shift()) {
      await runMachine(ItemProcessor as MachineDefinition & Json, { input: item, context }, services).catch(
        (error: unknown) => {
          services.childFailed(error);
        },
      );
    }
  };
  const atOnce = Number(followPath(String(MaxConcurrencyPath), input, context)) || items.length;
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, runNext));
};
