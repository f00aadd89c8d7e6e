import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { JsonPath, ResultWriterV2, S3JsonItemReader } from 'aws-cdk-lib/aws-stepfunctions';
import { prefixes, runKeys } from '../../shared/storage/keys.ts';

/** Objects that the Map reads and writes. CDK would grant it the whole bucket. */
export const mapFiles = { read: runKeys.items('*', '*'), written: `${prefixes.mapResults}*` };

/** Reads the list of lanes that Plan wrote. */
export class LaneReader extends S3JsonItemReader {
  constructor(bucket: IBucket, keyPath: string) {
    super({ bucket, key: JsonPath.stringAt(keyPath) });
  }

  override providePolicyStatements(): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [this.bucket.arnForObjects(mapFiles.read)],
      }),
    ];
  }
}

/** Keeps the children's outputs in the bucket: without it, a Map returns them all, more than a state may carry. */
export class ChildResultWriter extends ResultWriterV2 {
  private readonly written: string;

  constructor(bucket: IBucket) {
    super({
      bucket,
      prefix: JsonPath.format(`${prefixes.mapResults}{}`, JsonPath.stringAt('$$.Execution.Name')),
    });
    this.written = bucket.arnForObjects(mapFiles.written);
  }

  override providePolicyStatements(): PolicyStatement[] {
    return [
      new PolicyStatement({
        // https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
        actions: ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        resources: [this.written],
      }),
    ];
  }
}
