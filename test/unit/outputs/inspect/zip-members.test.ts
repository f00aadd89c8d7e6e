import { expect, test } from 'vitest';
import { createZip } from '../../../../shared/outputs/inspect/zip-members.ts';
import { readZip } from '../../../support/data/read-zip.ts';

const collected = () => {
  const pieces: Uint8Array[] = [];
  const write = async (piece: Uint8Array): Promise<void> => {
    pieces.push(piece);
  };
  return { write, pieces };
};

test('an archive has its members, whatever their names are, and comes in pieces', async () => {
  const { write, pieces } = collected();
  const zip = createZip(write);
  const members = new Map([
    ['https://doi.org/10.0000/x_epoch_1.json', 'é'],
    ['病例.json', Array.from({ length: 60_000 }, (_, index) => index * 7_919).join()],
    ['empty.json', ''],
  ]);
  for (const [name, text] of members) await zip.add(name, text);
  await zip.finish();
  expect(readZip(Buffer.concat(pieces))).toEqual(members);
  expect(pieces.length).toBeGreaterThan(1);
});

test('a full archive refuses another member and says what to do', async () => {
  const zip = createZip(collected().write, 2);
  await zip.add('1', '');
  await zip.add('2', '');
  await expect(zip.add('3', '')).rejects.toThrow('Give an output that ends in .json');
});
