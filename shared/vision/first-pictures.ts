import { type EvalCase, imagesOf } from '../case/eval-case.ts';
import { selectImages } from '../conversation/turn-images.ts';
import { publicPicture } from './test-pictures.ts';
import { descriptionTest, type VisionTest } from './vision-check.ts';

/** A dataset has its pictures on one host, or on a few: each may refuse a provider. */
const maxHosts = 3;

/** Cases that are looked through for pictures. */
export const casesToLookThrough = 20;

/** The addresses of a dataset's first pictures, one of each of its first hosts; empty when it has none. */
export const firstPictures = (cases: readonly EvalCase[]): string[] => {
  const byHost = new Map<string, string>();
  for (const source of cases.flatMap((one) => selectImages(imagesOf(one), 'url', {}).sources)) {
    const host = source.kind === 'url' ? URL.parse(source.url)?.host : undefined;
    if (source.kind === 'url' && host && !byHost.has(host)) byHost.set(host, source.url);
  }
  return [...byHost.values()].slice(0, maxHosts);
};

/** The pictures that image mode url is tested with: the dataset's own, or a photograph that anybody may fetch. */
export const pictureTests = (pictures: readonly string[]): readonly [VisionTest, ...VisionTest[]] => {
  const [first = publicPicture, ...others] = pictures;
  return [descriptionTest(first), ...others.map(descriptionTest)];
};
