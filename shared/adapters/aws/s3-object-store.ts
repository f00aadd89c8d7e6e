import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { present } from '../../basics/present.ts';
import { objectLocation } from '../../storage/object-location.ts';
import { type ObjectStore, PreconditionFailedError, type PutOptions } from '../../storage/object-store.ts';
import { createS3Writer } from './s3-writer.ts';

export const createS3ObjectStore = (client: S3Client, bucket: string): ObjectStore => ({
  get: async (key, versionId) => {
    try {
      const object = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...present({ VersionId: versionId }) }),
      );
      const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, etag: object.ETag ?? '', location: objectLocation(bucket, key, versionId) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  put: async (key, body, options = {}) => {
    try {
      const put = await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ...conditionOf(options),
          ...present({ ContentType: options.contentType }),
        }),
      );
      return { etag: put.ETag ?? '', versionId: put.VersionId ?? 'null' };
    } catch (error) {
      // 404: S3's answer to an If-Match on a key without an object.
      if (isConflict(error) || (options.condition && error instanceof NoSuchKey))
        throw new PreconditionFailedError(`${key} has changed since it was read.`, { cause: error });
      throw error;
    }
  },
  openWriter: (key, contentType) =>
    createS3Writer(client, { Bucket: bucket, Key: key, ContentType: contentType }),
  exists: async (key) => {
    try {
      await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  },
  list: async function* (prefix) {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: prefix },
    ))
      for (const { Key } of Contents) if (Key !== undefined) yield Key;
  },
});

const conditionOf = ({ condition }: PutOptions) => {
  if (condition === undefined) return {};
  return condition === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: condition.etag };
};

const isMissing = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  error instanceof NotFound ||
  (error instanceof S3ServiceException &&
    error.$metadata.httpStatusCode === 404 &&
    // A missing bucket is not a missing object.
    error.name !== 'NoSuchBucket');

/** 412: there is another object. 409: another conditional write was under way, and wins. */
const isConflict = (error: unknown): boolean =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);
