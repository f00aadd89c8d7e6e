import * as z from 'zod';

/** What dataset preparation found out about an image file. */
export const imageFileSchema = z.object({
  sha256: z.string(),
  bytes: z.number().int(),
  /** With its dot, as the file has it; part of the object's key. */
  extension: z.string(),
  /** From the extension, and what requests state; absent when that is no image type. */
  mime: z.string().optional(),
  /** From the bytes, in pixels; absent when they are not an image. */
  content: z.object({ mime: z.string(), width: z.number(), height: z.number() }).optional(),
});
export type ManifestImage = z.infer<typeof imageFileSchema>;

/** A file of unknown type is never sent, so it does not leave the user's machine. */
export const isStored = ({ mime }: ManifestImage): boolean => mime !== undefined;
