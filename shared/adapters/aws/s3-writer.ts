import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ObjectWriter } from '../../storage/object-store.ts';

/** S3 wants at least 5 MiB of every part but the last, and takes 10,000: together 78 GiB. */
const partBytes = 8 * 1024 * 1024;

const partsAtOnce = 4;

/** Where the object goes, and its type. */
interface S3Place {
  readonly Bucket: string;
  readonly Key: string;
  readonly ContentType: string;
}

/**
 * Writes an object in parts, in any order: the first one waits for the head. (The SDK's own helper for uploads sends a
 * stream from its beginning.) Memory holds six parts, whatever the size of the object.
 */
export const createS3Writer = (client: S3Client, place: S3Place): ObjectWriter => {
  const { Bucket, Key } = place;
  const collected = createCollector();
  let first: Uint8Array | undefined;
  let upload: Promise<string | undefined> | undefined;
  const parts: CompletedPart[] = [];
  const sendings: Promise<void>[] = [];
  const underWay = new Set<Promise<void>>();
  let isOpen = true;

  const begin = async (): Promise<string | undefined> => {
    const create = new CreateMultipartUploadCommand({ ...place, ChecksumAlgorithm: 'CRC32' });
    return (await client.send(create)).UploadId;
  };
  const send = async (PartNumber: number, Body: Uint8Array): Promise<void> => {
    upload ??= begin();
    const part = {
      Bucket,
      Key,
      UploadId: await upload,
      PartNumber,
      Body,
      ChecksumAlgorithm: 'CRC32',
    } as const;
    const { ETag, ChecksumCRC32 } = await client.send(new UploadPartCommand(part));
    parts[PartNumber - 1] = { PartNumber, ETag, ChecksumCRC32 };
  };
  /** Of the second part and those after it. */
  const sendNext = async (body: Uint8Array): Promise<void> => {
    if (underWay.size >= partsAtOnce) await Promise.race(underWay);
    const sending = send(sendings.length + 2, body).finally(() => underWay.delete(sending));
    // A failure ends the race that it takes part in, or `finish`; until then it must not count as unhandled.
    sending.catch(() => undefined);
    sendings.push(sending);
    underWay.add(sending);
  };

  return {
    write: async (piece) => {
      collected.add(piece);
      if (collected.bytes < partBytes) return;
      const part = collected.take();
      if (first) await sendNext(part);
      else first = part;
    },
    finish: async (head = '') => {
      const opening = Buffer.concat([Buffer.from(head), first ?? new Uint8Array()]);
      const rest = collected.take();
      if (upload === undefined) {
        await client.send(new PutObjectCommand({ ...place, Body: Buffer.concat([opening, rest]) }));
      } else {
        if (rest.byteLength > 0) await sendNext(rest);
        await Promise.all([...sendings, send(1, opening)]);
        const done = { Bucket, Key, UploadId: await upload, MultipartUpload: { Parts: parts } };
        await client.send(new CompleteMultipartUploadCommand(done));
      }
      isOpen = false;
    },
    [Symbol.asyncDispose]: async () => {
      if (!isOpen || upload === undefined) return;
      await Promise.allSettled(underWay);
      // A lifecycle rule of the bucket deletes what is left if this fails, too.
      const UploadId = await upload.catch(() => undefined);
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => undefined);
    },
  };
};

/** Pieces on their way into a part. */
const createCollector = () => {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    add: (piece: string | Uint8Array): void => {
      const added = typeof piece === 'string' ? Buffer.from(piece) : piece;
      pieces.push(added);
      bytes += added.byteLength;
    },
    take: (): Uint8Array => {
      const taken = Buffer.concat(pieces);
      pieces = [];
      bytes = 0;
      return taken;
    },
  };
};
