import { describe, expect, it } from 'vitest';
import { checkInspectOutput } from '../../../../cli/results/inspect-output.ts';

describe("an Inspect log's output", () => {
  it.each(['logs/run.eval', 'run.json', '-'])('may be %s', (output) => {
    expect(() => checkInspectOutput(output)).not.toThrow();
  });

  it.each(['run.csv', 'run', 'run.eval.gz'])(
    'may not be %s, which Inspect does not take for a log',
    (output) => {
      expect(() => checkInspectOutput(output)).toThrow(/must end in \.eval or \.json/);
    },
  );
});
