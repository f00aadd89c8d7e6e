import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DeploymentConfig } from '../deployment/deployment-config.ts';
import { allow, type Grantee } from './allow.ts';

/** What every part of the stack that stores something is given. */
export interface StorageProps {
  readonly deployment: DeploymentConfig;
  /** The customer's own; without it, AWS's keys encrypt. */
  readonly encryptionKey?: IKey;
}

/** To read and write what the customer's key encrypts: objects, rows and messages. */
export const grantUseOfKey = ({ keyArn }: IKey, grantee: Grantee): void =>
  allow(grantee, {
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
    resourceArns: [keyArn],
  });
