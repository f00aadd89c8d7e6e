/** What happens around one step of a process: it dies, or the step fails though its effect may be there. */
export type Fate = 'die before' | 'die after' | 'fail before' | 'fail after' | Promise<void> | undefined;

export interface Step {
  /** E.g. `objects.put`. */
  readonly name: string;
  readonly args: readonly unknown[];
  /** How often this process has taken a step of this name, this time included. */
  readonly time: number;
  /** Steps of any name, this one included. */
  readonly total: number;
}

export interface Mortal {
  /** Resolves when the process has died. */
  readonly died: Promise<void>;
  /** The same dependency as the process sees it. Once the process is dead, no call returns to it. */
  wrap<T extends object>(name: string, target: T): T;
}

const never = new Promise<never>(() => undefined);

/**
 * A process that may be killed in the middle of what it does, as a function is at its time limit: calls
 * under way take effect or do not, but their results are lost. A promise as fate delays a step.
 */
export const createMortal = (fateOf: (step: Step) => Fate): Mortal => {
  const times = new Map<string, number>();
  let total = 0;
  let isDead = false;
  let notify = () => {};
  const died = new Promise<void>((resolve) => {
    notify = resolve;
  });
  const die = (): Promise<never> => {
    isDead = true;
    notify();
    return never;
  };

  const take = async (name: string, args: readonly unknown[], act: () => Promise<unknown>) => {
    if (isDead) return never;
    total += 1;
    times.set(name, (times.get(name) ?? 0) + 1);
    const fate = fateOf({ name, args, time: times.get(name) ?? 0, total });
    if (fate === 'die before') return die();
    if (fate === 'fail before') throw new Error(`${name} failed`);
    if (fate instanceof Promise) await fate;
    const settled = await act().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    if (isDead || fate === 'die after') return die();
    if (fate === 'fail after') throw new Error(`the answer of ${name} was lost`);
    return settled();
  };

  return {
    died,
    wrap: (name, target) =>
      new Proxy(target, {
        get: (object, property) => {
          const member: unknown = Reflect.get(object, property);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => take(`${name}.${String(property)}`, args, () => member(...args));
        },
      }),
  };
};
