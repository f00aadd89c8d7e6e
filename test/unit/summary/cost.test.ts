import { describe, expect, it } from 'vitest';
import type { KnownPrices } from '../../../shared/prices/known-prices.ts';
import { formatDetails } from '../../../shared/print/format-details.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { right, wrong } from '../../../tools/made-up/answers.ts';
import { figuresOf } from './figures-of.ts';

type Turn = NonNullable<CaseResult['mcqs'][number]['turn']>;

const served = (turn: Turn, isRight = true) => (isRight ? right({ turn }) : wrong('C', { turn }));
const figures = (turns: readonly Turn[], prices?: KnownPrices) =>
  figuresOf([aCase().judged(turns.map((turn) => served(turn)))], { prices });
const costOf = (turns: readonly Turn[], prices?: KnownPrices) => figures(turns, prices).details.cost;

const usage = { input: 1_000, output: 100 };
const prices: KnownPrices = {
  input: 2,
  output: 10,
  source: 'a list',
  asOf: '2026-11-29',
  tiers: { flex: { input: 1, output: 5 }, priority: { input: 4, output: 20 } },
};
const standard = { input: 2, output: 10, source: 'a list', asOf: '2026-11-29' };

describe('the cost of a run', () => {
  it('is what the tiers that served it cost', () => {
    const turns = [
      { usage },
      { usage, serviceTier: 'default' },
      { usage, serviceTier: 'flex' },
      { usage, serviceTier: 'priority' },
    ];
    const cost = costOf(turns, prices);
    // Twice 1,000 at 2 and 100 at 10; the same at half of it, and at twice.
    expect(cost).toMatchObject({ usd: expect.closeTo(2 * 0.003 + 0.0015 + 0.006, 12), prices: standard });
    expect(cost).toHaveProperty(
      'by_tier',
      new Map([
        ['flex', { calls: 1, usd: expect.closeTo(0.0015, 12), prices: { input: 1, output: 5 } }],
        ['priority', { calls: 1, usd: expect.closeTo(0.006, 12), prices: { input: 4, output: 20 } }],
      ]),
    );
  });

  it('is the standard price for a tier that has none, such as batch here', () => {
    expect(costOf([{ usage, serviceTier: 'batch' }], prices)).toMatchObject({
      usd: expect.closeTo(0.003, 12),
    });
  });

  it('is what the endpoint charged, whatever the list says', () => {
    const billed = { usage: { ...usage, billedUsd: 0.25 } };
    expect(costOf([billed, billed], prices)).toEqual({
      usd: 0.5,
      complete: true,
      billed: { calls: 2, usd: 0.5 },
    });
    expect(costOf([billed], undefined)).toMatchObject({ usd: 0.25 });
  });

  it('adds both where the endpoint says it of some calls only, and is unknown if nothing prices the others', () => {
    const billed = { usage: { ...usage, billedUsd: 0.25 } };
    expect(costOf([billed, { usage }], prices)).toMatchObject({
      usd: expect.closeTo(0.253, 12),
      billed: { calls: 1, usd: 0.25 },
      prices: standard,
    });
    expect(costOf([billed, { usage }], undefined)).toBe('unknown');
  });

  it('includes failed calls whose usage is known, and is then complete', () => {
    const calls = [{ ms: 9, failure: 'empty reply', usage, serviceTier: 'flex' }, { ms: 9 }];
    const { details } = figures([{ usage, calls }], prices);
    expect(details.tokens).toMatchObject({ input: 2_000, questions: 1, failed_calls_maybe_billed: 0 });
    expect(details.cost).toMatchObject({ usd: expect.closeTo(0.003 + 0.0015, 12), complete: true });
  });

  it('is printed with its parts', () => {
    const billed = { usage: { ...usage, billedUsd: 0.25 } };
    const print = (turns: readonly Turn[]) => formatDetails(figures(turns, prices));
    expect(print([billed])).toContain('  Cost: 0.2500 USD (as billed by the endpoint)\n');
    expect(print([billed, { usage, serviceTier: 'flex' }])).toContain(
      '  Cost: 0.2515 USD (0.2500 billed for 1 call; prices of 2026-11-29, a list; 0.0015 for 1 call of tier flex)\n',
    );
  });
});

describe('who served a run', () => {
  const by = (servedProvider: string, isRight = true) =>
    served({ servedProvider, servedModel: 'm-1', usage }, isRight);

  it('is said by accuracy where it was not the same for all replies', () => {
    const run = figuresOf([
      aCase().judged([by('Fast Cloud'), by('Fast Cloud', false), by('Cheap Cloud', false), by('Fast Cloud')]),
    ]);
    expect(run.details.by_served).toEqual({
      provider: new Map([
        ['Fast Cloud', expect.objectContaining({ mcqs: 3, correct_mcqs: 2, question_accuracy: 2 / 3 })],
        ['Cheap Cloud', expect.objectContaining({ mcqs: 1, correct_mcqs: 0, question_accuracy: 0 })],
      ]),
    });
    expect(formatDetails(run)).toMatch(/By Provider, with 95% intervals:\n\s+Fast Cloud\s+Q-Acc 66\.7% /);
  });

  it('is not said of a run that one provider served', () => {
    const run = figuresOf([aCase().judged([by('Fast Cloud'), by('Fast Cloud')])]);
    expect(run.details.by_served).toBeUndefined();
    expect(formatDetails(run)).not.toContain('By Provider');
  });

  it('says which replies named no provider, and keeps 100 names at most', () => {
    const run = figuresOf([
      aCase().judged([served({ usage }), ...Array.from({ length: 200 }, (_, index) => by(`Cloud ${index}`))]),
    ]);
    const { provider } = run.details.by_served ?? {};
    expect(provider?.get('not named')?.mcqs).toBe(1);
    expect(provider?.size).toBe(101);
    expect(provider?.get('other')?.mcqs).toBe(101);
  });
});
