import { oneLine } from '../../shared/basics/one-line.ts';
import type { VisionResult } from '../../shared/vision/vision-check.ts';

/** Whether pictures arrive in one image mode. */
export interface ModeResult extends VisionResult {
  readonly image_mode: 'local' | 'url' | 'presigned';
}

export const formatImageModes = (results: readonly ModeResult[]): string => {
  const lines = results.map(
    ({ image_mode: mode, passed, replied, said, ms }) =>
      `${mode.padEnd(10)} ${passed ? 'works' : 'fails'}  ${(ms / 1_000).toFixed(1)} s  ${oneLine(said)}${replied && !passed ? ` (${unseen[mode]})` : ''}`,
  );
  const working = results
    .filter(({ passed }) => passed)
    .map(({ image_mode: mode }) => `--image-mode ${mode}`);
  return `${[...lines, verdict(results, working)].join('\n')}\n`;
};

/** Why a reply does not show that the picture was seen. */
const unseen: Readonly<Record<ModeResult['image_mode'], string>> = {
  local: 'the picture is yellow',
  presigned: 'the picture is yellow',
  url: 'this does not describe a picture',
};

const verdict = (results: readonly ModeResult[], working: readonly string[]): string => {
  if (working.length > 0) return `Use ${working.join(' or ')}.`;
  if (results.some(({ replied }) => replied))
    return 'The model saw no picture in any mode. Check that it accepts images.';
  return 'Every call failed, so no image mode was tested; see the errors above.';
};
