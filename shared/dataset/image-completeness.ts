import { crc32 } from 'node:zlib';
import { ownValue } from '../basics/own-value.ts';

/**
 * Whether an image file reaches its end. Does not decode pixels: this finds what broken copies and downloads leave.
 * Types without a rule pass.
 * @param mime what the bytes are, whatever the name says
 */
export const isCompleteImage = (mime: string, bytes: Uint8Array): boolean =>
  ownValue(rules, mime)?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) ?? true;

/** Chunks with fitting checksums up to IEND (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const hasPngChunks = (png: Buffer): boolean => {
  let end = 8;
  for (let at = end; at + 12 <= png.length; at = end) {
    end = at + 12 + png.readUInt32BE(at);
    if (end > png.length || png.readUInt32BE(end - 4) !== crc32(png.subarray(at + 4, end - 4))) return false;
    if (png.toString('latin1', at + 4, at + 8) === 'IEND') return true;
  }
  return false;
};

const startOfScan = 0xda;
const endOfImage = Buffer.from([0xff, 0xd9]);

/**
 * Segments up to the first scan, and an end marker behind it: one before it may be that of a thumbnail
 * (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B).
 */
const hasJpegEnd = (jpeg: Buffer): boolean => {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    if (jpeg[at + 1] === startOfScan) return jpeg.lastIndexOf(endOfImage) > at;
    // A marker may be preceded by any number of fill bytes.
    at += jpeg[at + 1] === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  return false;
};

/** Some writers pad the file with zeros after the trailer. */
const hasGifTrailer = (gif: Buffer): boolean => gif.findLast((byte) => byte !== 0) === 0x3b;

const rules: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': hasPngChunks,
  'image/jpeg': hasJpegEnd,
  'image/gif': hasGifTrailer,
  'image/webp': (webp) => webp.readUInt32LE(4) + 8 <= webp.length,
  'image/bmp': (bmp) => bmp.readUInt32LE(2) <= bmp.length,
};
