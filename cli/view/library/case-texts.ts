import { extname } from 'node:path';
import { ownValue } from '../../../shared/basics/own-value.ts';
import { caseKeyOf } from '../../../shared/case/case-key.ts';
import { type EvalCase, imagesOf } from '../../../shared/case/eval-case.ts';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { createCaseLoader } from '../../../shared/dataset/case-loader.ts';
import { mimeOfExtension } from '../../../shared/dataset/image-mime.ts';
import { imageNameFault } from '../../../shared/dataset/image-name.ts';
import { datasetKeys } from '../../../shared/storage/keys.ts';
import type { ObjectStore } from '../../../shared/storage/object-store.ts';
import type { LocalDataset } from '../../dataset/local-dataset.ts';

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
}

/** The dataset that a run was made from: what results do not hold. */
export interface CaseTexts {
  /** Where they come from, for people. */
  readonly source: string;
  /** Undefined when the dataset has no such case. */
  loadCase(caseId: string): Promise<EvalCase | undefined>;
  /** Undefined when the case does not name the file, or there is no such picture. */
  loadPicture(caseId: string, file: string): Promise<Picture | undefined>;
}

/** A dataset on this machine. */
export const localTexts = ({ text, path, readImage }: LocalDataset): CaseTexts => {
  const cases = new Map(parseCases(text, path).cases.map(({ caseId, evalCase }) => [caseId, evalCase]));
  return {
    source: path,
    loadCase: async (caseId) => cases.get(caseId),
    loadPicture: async (caseId, file) => {
      const mime = shownAs(cases.get(caseId), file);
      if (mime === undefined || imageNameFault(file) !== undefined) return undefined;
      const bytes = await readImage(file);
      return bytes instanceof Uint8Array ? { bytes: new Uint8Array(bytes), mime } : undefined;
    },
  };
};

/** A dataset in the bucket: one object a case, one a picture. */
export const storedTexts = (objects: Pick<ObjectStore, 'get'>, datasetDigest: string): CaseTexts => {
  const load = createCaseLoader({ datasetDigest, imageMode: 'local' }, objects);
  return {
    source: `dataset ${datasetDigest.slice(0, 12)} in the bucket`,
    loadCase: async (caseId) => (await load(caseKeyOf(caseId))).evalCase,
    loadPicture: async (caseId, file) => {
      const { evalCase, images } = await load(caseKeyOf(caseId));
      const [mime, image] = [shownAs(evalCase, file), ownValue(images, file)];
      if (mime === undefined || !image) return undefined;
      const object = await objects.get(datasetKeys.image(datasetDigest, image.sha256, image.extension));
      return object && { bytes: new Uint8Array(object.bytes), mime };
    },
  };
};

/** The type of a picture that the case names; no other file of the dataset is given out. */
const shownAs = (evalCase: EvalCase | undefined, file: string): string | undefined =>
  evalCase && imagesOf(evalCase).some((image) => image.file === file)
    ? mimeOfExtension(extname(file))
    : undefined;
