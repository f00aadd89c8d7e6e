import { crc32, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { formatCount } from '../../basics/format-count.ts';
import { InputError } from '../../basics/input-error.ts';

/** Takes the pieces of a file. */
export type WritePiece = (piece: Uint8Array) => Promise<void>;

/** A ZIP archive counts its members in 16 bits; a larger one would need ZIP64, which the library does not write. */
const maxMembers = 65_535;

const deflated = 8;
const pieceBytes = 64 * 1024;

/**
 * Writes a ZIP archive member by member. Memory holds one member, and the name of each that was written. The same
 * members give the same bytes: none carries the time.
 */
export const createZip = (write: WritePiece, most = maxMembers) => {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let members = 0;
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    waiting.push(piece);
    bytes += piece.byteLength;
  });
  const flush = async (): Promise<void> => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    await write(piece);
  };
  return {
    /** @throws {InputError} when the archive is full */
    add: async (name: string, text: string): Promise<void> => {
      members += 1;
      if (members > most)
        throw new InputError(
          `An .eval log holds ${formatCount(most)} files at most, and this one needs more. Give an output that ends in .json.`,
        );
      const content = Buffer.from(text);
      const member: ZipInputFile = {
        filename: name,
        mtime: new Date(1980, 0, 1),
        compression: deflated,
        size: content.byteLength,
        crc: crc32(content),
      };
      zip.add(member);
      // Node compresses eight times as fast as the library, in JavaScript.
      member.ondata?.(null, deflateRawSync(content), true);
      if (bytes >= pieceBytes) await flush();
    },
    finish: async (): Promise<void> => {
      zip.end();
      await flush();
    },
  };
};
