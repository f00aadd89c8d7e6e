import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { listIndex } from '../../shared/ledger/ledger-keys.ts';
import { allow, type Grantee } from './allow.ts';
import type { StorageProps } from './storage-props.ts';

type RowAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem';

/** Which case is where (docs/design.md, "Ledger"): one table, on demand, point-in-time recovery, no TTL. */
export class LedgerTable extends Construct {
  readonly table: ITableV2;

  constructor(scope: Construct, id: string, storage: StorageProps) {
    super(scope, id);
    const { table } = storage.deployment;
    this.table = table === undefined ? this.create(storage) : TableV2.fromTableName(this, 'Adopted', table);
  }

  private create({ deployment: { protect }, encryptionKey }: StorageProps): TableV2 {
    return new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: protect,
      ...(encryptionKey && { encryption: TableEncryptionV2.customerManagedKey(encryptionKey) }),
      globalSecondaryIndexes: [
        {
          indexName: listIndex.name,
          partitionKey: { name: listIndex.partition, type: AttributeType.STRING },
          sortKey: { name: listIndex.sort, type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
    });
  }

  /** For the rows of runs, cases and seats; nothing is ever deleted. */
  grantRows(grantee: Grantee, ...actions: readonly RowAction[]): void {
    allow(grantee, {
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [this.table.tableArn],
    });
  }

  /** For the list of runs. */
  grantList(grantee: Grantee): void {
    allow(grantee, {
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.table.tableArn}/index/${listIndex.name}`],
    });
  }
}
