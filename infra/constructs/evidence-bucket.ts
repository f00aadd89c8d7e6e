import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { prefixes } from '../../shared/storage/keys.ts';

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
  }

  grantReadDatasets(grantee: IGrantable): void {
    this.grantRead(grantee, prefixes.datasets, prefixes.datasetNames);
  }

  /** Results files of other evaluators that runs start from. */
  grantReadImports(grantee: IGrantable): void {
    this.grantRead(grantee, prefixes.imports);
  }

  /** To fetch datasets, store them and name them. */
  grantAddDatasets(grantee: IGrantable): void {
    const folders = [prefixes.datasets, prefixes.datasetNames, prefixes.hubDatasets, prefixes.hubFiles];
    this.grantRead(grantee, ...folders);
    this.grantObjects(grantee, ['s3:PutObject'], folders);
  }

  grantReadRuns(grantee: IGrantable): void {
    this.grantRead(grantee, prefixes.runs);
  }

  grantWriteRuns(grantee: IGrantable): void {
    this.grantObjects(grantee, ['s3:PutObject', 's3:AbortMultipartUpload'], [prefixes.runs]);
  }

  private grantRead(grantee: IGrantable, ...folders: string[]): void {
    this.grantObjects(grantee, ['s3:GetObject', 's3:GetObjectVersion'], folders);
    // Without it, S3 answers 403 instead of 404 for a missing object.
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  private grantObjects(grantee: IGrantable, actions: string[], folders: string[]): void {
    const resourceArns = folders.map((folder) => this.bucket.arnForObjects(`${folder}*`));
    Grant.addToPrincipal({ grantee, actions, resourceArns });
  }
}
