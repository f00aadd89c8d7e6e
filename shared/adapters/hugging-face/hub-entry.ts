import * as z from 'zod';
import { storableStart, unstorableIn } from '../../basics/unstorable.ts';
import type { HubFile, HubFolder } from '../../dataset/hub.ts';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

/** Keys, URLs and paths on this machine are made from it. */
const pathSchema = z.string().refine((path) => unstorableIn(path) === undefined);

/** What is read of an entry of a listing. */
const entrySchema = z.union([
  z.object({
    type: z.literal('file'),
    path: pathSchema,
    size: z.int().nonnegative(),
    oid: hex(40),
    lfs: z.object({ oid: hex(64) }).nullish(),
  }),
  z.object({ type: z.string().refine((type) => type !== 'file'), path: pathSchema }),
]);

export const commitSchema = hex(40);
export const infoSchema = z.looseObject({});
export const listingSchema = z.array(z.unknown());

/** Undefined for what no hub lists. */
export const readEntry = (listed: unknown): HubFile | HubFolder | undefined => {
  const entry = entrySchema.safeParse(listed).data;
  if (!entry) return undefined;
  const { path } = entry;
  if (!('size' in entry)) return { kind: 'folder', path };
  const { size, oid, lfs } = entry;
  return {
    kind: 'file',
    path,
    bytes: size,
    checksum: lfs ? { algorithm: 'sha256', hex: lfs.oid } : { algorithm: 'git-blob', hex: oid },
  };
};

/** An entry as a message shows it. */
export const showEntry = (listed: unknown): string => storableStart(JSON.stringify(listed), 200);
