import type { S3ClientConfig } from '@aws-sdk/client-s3';

/** How AWS clients send their requests; nothing for the SDK's own way. */
export type ClientHttp = Pick<S3ClientConfig, 'requestHandler'>;
