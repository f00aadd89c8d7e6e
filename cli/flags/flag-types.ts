import type { OptionValues } from '@commander-js/extra-typings';

/** The flags that every command takes. */
export type GlobalFlags = { readonly local?: true; readonly stack?: string };

export type NoFlags = Record<never, never>;

/** All flags that a command reads, those of the program included. */
export type FlagsOf<C extends { optsWithGlobals(): OptionValues }> = Readonly<
  ReturnType<C['optsWithGlobals']>
>;

/** The flags that a function adds to a command, e.g. `AddedBy<typeof addFollowFlags<[], NoFlags, NoFlags>>`. */
export type AddedBy<Add extends (...args: never) => { opts(): OptionValues }> = Readonly<
  ReturnType<ReturnType<Add>['opts']>
>;
