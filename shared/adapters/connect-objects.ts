import { S3Client } from '@aws-sdk/client-s3';
import type { LinkObject } from '../dataset/image-loader.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { ClientHttp } from './aws/client-http.ts';
import { patient } from './aws/patient.ts';
import { createS3Links } from './aws/s3-links.ts';
import { createS3ObjectStore } from './aws/s3-object-store.ts';

/** The bucket, to read and write objects and to make links to them. */
export interface ConnectedObjects {
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
}

export const connectObjects = (bucketName: string, http: ClientHttp = {}): ConnectedObjects => {
  const s3 = new S3Client({ ...patient, ...http });
  return { objects: createS3ObjectStore(s3, bucketName), linkObject: createS3Links(s3, bucketName) };
};
