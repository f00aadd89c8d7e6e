import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { expiries } from '../../shared/storage/keys.ts';
import { allow, type Grantee } from './allow.ts';
import type { StorageProps } from './storage-props.ts';

const lifecycleRules: LifecycleRule[] = [
  { abortIncompleteMultipartUploadAfter: Duration.days(7) },
  ...expiries.map(({ prefix, days }) => ({
    prefix,
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(1),
  })),
];

/** The one bucket: datasets, and what runs leave behind. Versioned, because the ledger refers to versions. */
export class EvidenceBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, storage: StorageProps) {
    super(scope, id);
    const { bucket } = storage.deployment;
    this.bucket =
      bucket === undefined ? this.create(storage) : Bucket.fromBucketName(this, 'Adopted', bucket);
  }

  private create({ deployment: { prefix, accessLogBucket }, encryptionKey }: StorageProps): Bucket {
    const created = new Bucket(this, 'Bucket', {
      versioned: true,
      ...(encryptionKey === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }),
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules,
      ...(accessLogBucket !== undefined && {
        serverAccessLogsBucket: Bucket.fromBucketName(this, 'AccessLogs', accessLogBucket),
        serverAccessLogsPrefix: `${prefix}/`,
      }),
    });
    if (accessLogBucket === undefined)
      Validations.of(created).acknowledge({
        id: 'AwsSolutions-S1',
        reason: 'An account that logs accesses names its bucket for logs with accessLogBucket.',
      });
    return created;
  }

  /** @param keys patterns, made with `datasetKeys` and `runKeys` */
  grantRead(grantee: Grantee, keys: readonly string[]): void {
    this.grantObjects(grantee, ['s3:GetObject'], keys);
    // Without it, S3 answers 403 instead of 404 for a missing object.
    allow(grantee, { actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  /** To read the very versions that the ledger names. */
  grantReadVersions(grantee: Grantee, keys: readonly string[]): void {
    this.grantRead(grantee, keys);
    this.grantObjects(grantee, ['s3:GetObjectVersion'], keys);
  }

  grantWrite(grantee: Grantee, keys: readonly string[]): void {
    this.grantObjects(grantee, ['s3:PutObject'], keys);
  }

  /** To write objects of unknown length, part by part. */
  grantStream(grantee: Grantee, keys: readonly string[]): void {
    this.grantObjects(grantee, ['s3:PutObject', 's3:AbortMultipartUpload'], keys);
  }

  private grantObjects(grantee: Grantee, actions: readonly string[], keys: readonly string[]): void {
    const resourceArns = keys.map((key) => this.bucket.arnForObjects(key));
    const because = 'Stands for ids of datasets, runs and cases, which are made while the stack runs.';
    allow(grantee, { actions, resourceArns, because });
  }
}
