import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { createLinesWriter } from '../../../shared/outputs/lines-writer.ts';

test('lines of more than one block are one gzip file', async () => {
  const objects = createMemoryObjectStore();
  const lines = Array.from({ length: 2_500 }, (_, index) => `${index} ${'é'.repeat(1_000)}`);
  await using writer = createLinesWriter(objects.openWriter('lines', 'application/gzip'));
  for (const line of lines) await writer.write(line);
  await writer.finish();
  const stored = await objects.get('lines');
  expect(gunzipSync(stored?.bytes ?? '').toString()).toBe(`${lines.join('\n')}\n`);
});
