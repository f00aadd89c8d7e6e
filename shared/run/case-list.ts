import * as z from 'zod';
import { InputError } from '../basics/input-error.ts';
import { runKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { putJson } from '../storage/put-json.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';
import {
  caseListOf,
  maxInlineCases,
  type RunSelection,
  type Selection,
  type SelectionInput,
} from './selection.ts';

const idsSchema = z.array(z.string().min(1)).min(1);

/** Stores the ids that a run's identity leaves out. */
export const saveCaseList = async (
  objects: Pick<ObjectStore, 'put'>,
  runId: string,
  { cases = [] }: Selection = {},
): Promise<void> => {
  if (cases.length > maxInlineCases) await putJson(objects, runKeys.caseList(runId), cases);
};

/** A run's selection with all of its ids. @throws {UnreadableError} */
export const loadSelection = async (
  objects: Pick<ObjectStore, 'get'>,
  runId: string,
  selection: RunSelection | undefined,
): Promise<Selection | undefined> => {
  const { caseList, ...others } = selection ?? {};
  if (!caseList) return selection;
  const key = runKeys.caseList(runId);
  const object = await objects.get(key);
  if (!object)
    throw new Error(`The bucket has no ${key}, which lists the ${caseList.cases} cases of the run.`);
  const cases = parseStored(object, idsSchema);
  if (caseListOf(cases).sha256 !== caseList.sha256)
    throw new UnreadableError(object.location, 'it lists other cases than those that the run began with');
  return { ...others, cases };
};

/** The selection that an input asks for, with the ids of the list that it names. @throws {InputError} */
export const loadAskedSelection = async (
  objects: Pick<ObjectStore, 'get'>,
  { casesKey, ...selection }: SelectionInput,
): Promise<Selection> => {
  if (casesKey === undefined) return selection;
  const object = await objects.get(casesKey);
  if (object) return { ...selection, cases: parseStored(object, idsSchema) };
  const message = `the bucket has no object ${casesKey}. Upload a JSON array of case ids first, or correct the key`;
  throw new InputError([{ path: ['selection', 'casesKey'], message }]);
};
