import { ownValue } from '../basics/own-value.ts';
import { type EvalCase, imagesOf } from '../case/eval-case.ts';
import { userTurnsOf } from '../conversation/conversation.ts';
import type { ImageMode, ImageSource } from '../conversation/turn-images.ts';
import type { CaseImages } from '../dataset/stored-case.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { PictureSize } from './picture-tokens.ts';

/** What the requests of a case send: a turn is sent again with each question after it. */
export interface CaseLoad {
  readonly turns: readonly {
    readonly textTokens: number;
    /** Undefined where the size is not known. */
    readonly pictures: readonly (PictureSize | undefined)[];
  }[];
}

/** @param images what is known of the image files */
export const caseLoad = (
  evalCase: EvalCase,
  { mode, images }: { readonly mode: ImageMode; readonly images: CaseImages },
): CaseLoad => {
  const fileOf = new Map(imagesOf(evalCase).map(({ url, file }) => [url, file]));
  const sizeOf = (source: ImageSource): PictureSize | undefined => {
    const file = source.kind === 'stored' ? source.file : fileOf.get(source.url);
    return file ? ownValue(images, file)?.content : undefined;
  };
  return {
    turns: userTurnsOf(evalCase, { mode, files: images }).map(({ text, images: sent }) => ({
      textTokens: estimateTokens(text),
      pictures: sent.map(sizeOf),
    })),
  };
};
