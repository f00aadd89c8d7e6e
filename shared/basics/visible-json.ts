import { visibleText } from './visible-text.ts';

/** JSON text in which C1 controls, DEL, line separators and bidi controls are escaped; JSON itself requires C0 only. */
export const visibleJson = (value: unknown, indent?: number): string =>
  visibleText(JSON.stringify(value, null, indent));
