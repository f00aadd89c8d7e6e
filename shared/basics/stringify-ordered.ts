import { visibleText } from './visible-text.ts';

/**
 * JSON text of plain data in which a Map is written as an object, its entries in their order: an object would
 * move integer-like names ("1", "10") to its front. Members that are undefined are left out.
 * Control characters are escaped as in `visibleJson`.
 * @param indent blanks a level; 1, as in the golden files
 */
export const stringifyOrdered = (value: unknown, indent = 1): string => {
  const write = (item: unknown, depth: number): string => {
    const list = (brackets: string, parts: readonly string[]): string => {
      if (parts.length === 0) return brackets;
      const inner = `\n${' '.repeat(indent * (depth + 1))}`;
      return `${brackets[0]}${inner}${parts.join(`,${inner}`)}\n${' '.repeat(indent * depth)}${brackets[1]}`;
    };
    if (Array.isArray(item))
      return list(
        '[]',
        item.map((element) => write(element ?? null, depth + 1)),
      );
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    const members = item instanceof Map ? [...item] : Object.entries(item);
    return list(
      '{}',
      members
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${JSON.stringify(String(name))}: ${write(member, depth + 1)}`),
    );
  };
  return visibleText(write(value, 0));
};
