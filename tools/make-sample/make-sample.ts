// Writes datasets/sample/sample.jsonl and datasets/sample/image/*.png anew:
//   npm run make:sample
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleCases } from './assemble-cases.ts';
import { encodePng } from './canvas/png.ts';
import { allCases } from './cases/all-cases.ts';
import { pictures } from './pictures/all-pictures.ts';

const directory = join(import.meta.dirname, '../../datasets/sample');
mkdirSync(join(directory, 'image'), { recursive: true });
writeFileSync(join(directory, 'sample.jsonl'), `${assembleCases(allCases).join('\n')}\n`);
for (const [file, draw] of Object.entries(pictures)) {
  writeFileSync(join(directory, 'image', file), encodePng(draw()));
}
