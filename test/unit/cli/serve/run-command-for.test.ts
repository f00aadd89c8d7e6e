import { expect, it } from 'vitest';
import { runCommandFor } from '../../../../cli/serve/run-command-for.ts';

it('quotes a model path for the shell', () => {
  expect(runCommandFor("/my models/it's", 'http://127.0.0.1:8000/v1')).toContain(
    String.raw`--model '/my models/it'\''s' --api-base`,
  );
});
