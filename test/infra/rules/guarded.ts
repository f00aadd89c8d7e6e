import type { LinkObject } from '../../../shared/dataset/image-loader.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { listIndex } from '../../../shared/ledger/ledger-keys.ts';
import type { ObjectStore } from '../../../shared/storage/object-store.ts';
import type { MayDo } from './role-grants.ts';

/** What the adapters ask of DynamoDB, by method. Cases are found by the schema of their run's row, which is read first. */
const rowActions: Readonly<Record<keyof Ledger, readonly string[]>> = {
  getRun: ['GetItem'],
  createRun: ['PutItem'],
  lockRun: ['UpdateItem'],
  requestRerun: ['UpdateItem'],
  updateRun: ['UpdateItem'],
  noteAdaptations: ['UpdateItem'],
  countFailure: ['UpdateItem'],
  saveSeatProgress: ['PutItem'],
  listSeatProgress: ['Query'],
  listRuns: [],
  claimCase: ['GetItem', 'PutItem'],
  saveProgress: ['GetItem', 'UpdateItem'],
  pauseCase: ['GetItem', 'UpdateItem'],
  finishCase: ['GetItem', 'UpdateItem'],
  reopenCase: ['GetItem', 'PutItem'],
  getCases: ['GetItem', 'BatchGetItem'],
  listCases: ['GetItem', 'Query'],
  getSeat: ['GetItem'],
  replaceSeat: ['PutItem'],
  saveLane: ['PutItem'],
  listLanes: ['Query'],
  getPool: ['GetItem'],
  replacePool: ['PutItem'],
};

/** Thrown where AWS would deny access. */
class NotGranted extends Error {
  override readonly name = 'NotGranted';
}

/** Somebody's view of the stack's storage: what their role or policy does not allow, fails. */
export const guardedBy = (mayDo: MayDo, holder: string) => {
  const demand = (action: string, resource: string): void => {
    if (!mayDo(holder, action, resource))
      throw new NotGranted(`${holder} may not ${action} on "${resource}"`);
  };
  const guarded = <Port extends object>(port: Port, demandFor: (method: string, args: unknown[]) => void) =>
    new Proxy(port, {
      get: (target, method) => {
        const own = Reflect.get(target, method);
        if (typeof own !== 'function') return own;
        return (...args: unknown[]) => {
          demandFor(String(method), args);
          return own.apply(target, args);
        };
      },
    });
  const demandObject = (method: string, [key, version]: unknown[]): void => {
    const name = String(key);
    if (['get', 'exists', 'list'].includes(method)) demand('s3:ListBucket', '');
    if (['get', 'exists'].includes(method)) demand('s3:GetObject', name);
    if (method === 'get' && version !== undefined) demand('s3:GetObjectVersion', name);
    if (['put', 'putStream'].includes(method)) demand('s3:PutObject', name);
    if (method === 'putStream') demand('s3:AbortMultipartUpload', name);
  };
  return {
    ledger: (ledger: Ledger): Ledger =>
      guarded(ledger, (method) => {
        if (method === 'listRuns') demand('dynamodb:Query', `index/${listIndex.name}`);
        for (const action of rowActions[method as keyof Ledger] ?? []) demand(`dynamodb:${action}`, '');
      }),
    objects: (objects: ObjectStore): ObjectStore => guarded(objects, demandObject),
    linkObject:
      (link: LinkObject): LinkObject =>
      (key, seconds) => {
        demand('s3:GetObject', key);
        return link(key, seconds);
      },
  };
};
