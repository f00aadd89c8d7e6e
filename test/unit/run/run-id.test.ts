import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { executionName } from '../../../cli/run/execution-name.ts';
import { checkRunId, idPart } from '../../../shared/run/run-id.ts';
import { createDryProgram } from '../../support/cli/dry-program.ts';

describe('a generated run id', () => {
  test.each([
    ['/root/models/x', 'root-models-x-2025-H1_2026-11-22-101500_'],
    ['-x', 'x-2025-H1_2026-11-22-101500_'],
    ['模型', '2025-H1_2026-11-22-101500_'],
    ['gpt-5.2', 'gpt-5-2-2025-H1_2026-11-22-101500_'],
    [`${'m'.repeat(49)}/x`, `${'m'.repeat(49)}_2026-11-22-101500_`],
  ])('of model %s begins with a letter or digit', (model, start) => {
    const id = executionName(model, '2025_H1', new Date('2026-11-22T10:15:00Z'));
    expect(id.startsWith(start)).toBe(true);
    checkRunId(id);
  });

  test('is taken by the commands and by a resume, whatever the model is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (model, dataset) => {
        const id = executionName(model, dataset, new Date(0));
        expect(() => checkRunId(id)).not.toThrow();
        const { program, reached } = createDryProgram();
        program.parse(['show', id], { from: 'user' });
        expect(reached).toEqual(['liveclin show']);
        expect(idPart(id, 50)).toMatch(/^[A-Za-z0-9]/);
      }),
    );
  });
});

test.each(['-models-x', '_x', 'a.b', 'a/b', '', 'x'.repeat(81)])(
  'an execution named "%s" is refused with what its name may contain',
  (name) => {
    expect(() => checkRunId(name)).toThrow(/must begin with a letter or digit.*another name/);
  },
);
