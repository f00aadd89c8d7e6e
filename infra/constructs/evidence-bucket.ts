import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** The one bucket: datasets, and what each run leaves behind. Versioned, because the ledger names versions. */
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
        // Every turn overwrites its checkpoint; nobody reads the older ones. The rule's filter is a tag-free
        // prefix, and S3 has no wildcard in the middle, so it covers all of runs/ but keeps five versions.
        { prefix: 'runs/', noncurrentVersionExpiration: Duration.days(30), noncurrentVersionsToRetain: 5 },
      ],
    });
  }

  grantReadDatasets(grantee: IGrantable): void {
    this.bucket.grantRead(grantee, 'datasets/*');
    this.bucket.grantRead(grantee, 'dataset-names/*');
  }

  grantReadRuns(grantee: IGrantable): void {
    this.bucket.grantRead(grantee, 'runs/*');
  }

  grantWriteRuns(grantee: IGrantable): void {
    this.bucket.grantPut(grantee, 'runs/*');
  }
}
