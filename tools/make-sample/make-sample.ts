// Rewrites datasets/sample and datasets/example, cases and pictures:
//   npm run make:sample
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleCases } from './assemble-cases.ts';
import type { Canvas } from './canvas/canvas.ts';
import { encodePng } from './canvas/png.ts';
import { allCases } from './cases/all-cases.ts';
import { exampleCases } from './example/example-cases.ts';
import { examplePictures } from './example/example-pictures.ts';
import { pictures } from './pictures/all-pictures.ts';

const write = (
  name: string,
  lines: readonly string[],
  drawn: Readonly<Record<string, () => Canvas>>,
): void => {
  const folder = join(import.meta.dirname, '../../datasets', name);
  mkdirSync(join(folder, 'image'), { recursive: true });
  writeFileSync(join(folder, `${name}.jsonl`), `${lines.join('\n')}\n`);
  for (const [file, draw] of Object.entries(drawn))
    writeFileSync(join(folder, 'image', file), encodePng(draw()));
};

write('sample', assembleCases(allCases), pictures);
write(
  'example',
  exampleCases.map((exampleCase) => JSON.stringify(exampleCase)),
  examplePictures,
);
