import { describe, expect, it } from 'vitest';
import { progressSort, seatsPartition } from '../../../../shared/ledger/ledger-keys.ts';
import { datasetKeys, runKeys } from '../../../../shared/storage/keys.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { digest } from '../../../../tools/made-up/factories.ts';
import { tornVariants } from '../../../../tools/made-up/torn.ts';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

const questions = [3, 1];
const [torn, neighbour] = ['90000001', '90000002'];

describe('a worker', () => {
  it.each(tornVariants('{"fence":1,"turns":[]}'))(
    'starts a case over whose checkpoint is %s; its neighbour is not asked again',
    async (_, content) => {
      const evaluation = await createEvaluation({ questions });
      // Dies with the third question of the first case under way; the second case is done by then.
      await evaluation.killed(({ name, time }) =>
        name === 'model.askModel' && time === 4 ? 'die before' : undefined,
      );
      await evaluation.objects.put(runKeys.checkpoint('run-1', torn), content);
      const notes: string[] = [];
      const log = (event: string, details: object) => {
        notes.push(`${event} ${JSON.stringify(details)}`);
      };
      const asked = evaluation.model.calls.length;
      expect(await evaluation.child({ dependencies: { log } })).toMatchObject({ done: 2, pending: 0 });
      expect(await evaluation.results()).toEqual(await calmResults({ questions }));
      expect(notes).toEqual([expect.stringContaining(`s3://memory/${runKeys.checkpoint('run-1', torn)}`)]);

      const since = evaluation.model.calls.slice(asked).map(({ caseKey }) => caseKey);
      expect(since).toEqual([torn, torn, torn]);
      const [row, other] = await evaluation.ledger.getCases('run-1', [torn, neighbour]);
      // Three were announced before the worker died: all that is left of them is their number.
      expect(row?.calls).toEqual({ sent: 6, served: 3, failed: 0 });
      expect(other?.calls).toEqual({ sent: 1, served: 1, failed: 0 });
    },
  );

  it('learns its pace again when the row that has it is damaged', async () => {
    const evaluation = await createEvaluation({ questions });
    evaluation.ledger.overwriteRow(seatsPartition('run-1', 1), progressSort(1), { seat: 'one' });
    const output = await evaluation.child({ input: { ...evaluation.input, loops: 1 } });
    expect(output).toMatchObject({ status: 'DONE', done: 2 });
    expect(await evaluation.ledger.listSeatProgress('run-1', 1)).toMatchObject([{ seat: 1, done: 2 }]);
  });

  it.each(tornVariants(aCase().line()))(
    'ends with the name of a case in its dataset that is %s, once the others are done',
    async (_, content) => {
      const evaluation = await createEvaluation({ questions });
      const key = datasetKeys.case(digest, torn);
      await evaluation.objects.put(key, content);
      await expect(evaluation.child()).rejects.toThrow(`Cannot read s3://memory/${key}: `);
      expect((await evaluation.results()).map(({ status }) => status)).toEqual(['running', 'done']);
    },
  );
});
