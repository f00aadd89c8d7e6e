import { strFromU8, unzipSync } from 'fflate';

/** The members of an archive, in its order. */
export const readZip = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
