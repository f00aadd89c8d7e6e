import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { LinkObject } from '../../dataset/image-loader.ts';

/** A link expires early when the credentials that signed it do. */
export const createS3Links =
  (client: S3Client, bucket: string): LinkObject =>
  (key, seconds) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: seconds });
