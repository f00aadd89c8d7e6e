import { constants } from 'node:buffer';
import { expect, test } from 'vitest';
import { textOf } from '../../../shared/storage/object-store.ts';

test('an object that no text can hold is refused with another way to read it', () => {
  const bytes = new Uint8Array(constants.MAX_STRING_LENGTH + 1);
  const read = () => textOf({ bytes, etag: '', location: 's3://bucket/results.json' });
  expect(read).toThrow(/s3:\/\/bucket\/results\.json has 537 MB.*results\.jsonl\.gz/);
});
