type Path = '/' | '/run' | '/case' | '/compare' | '/picture';
export type Query = Readonly<Record<string, string | number | undefined>>;

/** An address of ours. All that a page shows follows from it, so that it can be shared. */
export const addressOf = (path: Path, query: Query): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};
