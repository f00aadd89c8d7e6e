import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { prefixes } from '../../shared/storage/keys.ts';
import { allow, type Grantee } from './allow.ts';

/** The one bucket: datasets, and what runs leave behind. Versioned, because the ledger refers to versions. */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
        {
          prefix: prefixes.hubFiles,
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Who reads it is for the account to log, with CloudTrail; access logs would need one more bucket.',
    });
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
