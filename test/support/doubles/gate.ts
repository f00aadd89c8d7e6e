/** Holds every caller until it is opened. */
export interface Gate {
  readonly pass: Promise<void>;
  open(): void;
}

export const createGate = (): Gate => {
  let open = () => {};
  const pass = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { pass, open: () => open() };
};
