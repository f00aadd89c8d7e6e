import { describe, expect, it } from 'vitest';
import { barChart } from '../../../../shared/report/charts/bar-chart.ts';
import { intervalChart } from '../../../../shared/report/charts/interval-chart.ts';
import { standingChart } from '../../../../shared/report/charts/standing-chart.ts';
import type { GroupRow, Score } from '../../../../shared/report/group-rows.ts';
import type { Html } from '../../../../shared/report/html.ts';

const score = (overrides: Partial<Score> = {}): Score => ({
  correct: 2,
  of: 5,
  accuracy: 0.4,
  interval: { low: 0.3, high: 0.45 },
  ...overrides,
});
const row = (overrides: Partial<GroupRow> = {}): GroupRow => ({
  name: 'Neoplasms',
  cases: score(),
  questions: score({ accuracy: 0.8, interval: { low: 0.7, high: 0.9 } }),
  isSmall: false,
  ...overrides,
});
const intervals = (...rows: GroupRow[]): string => intervalChart('Groups', { rows, overall: 0.35 }).markup;
const standing = (name: string, ours = score()): string => standingChart('Standing', name, ours).markup;
const bars = (...counts: number[]): string =>
  barChart('Letters', { categories: counts.map(String), series: [{ colour: 'cases', counts }] }).markup;

const charts: readonly (readonly [string, (name: string) => Html])[] = [
  [
    'interval',
    (name) => intervalChart(name, { rows: [row({ name }), row({ name, cases: undefined })], overall: 0.35 }),
  ],
  ['standing', (name) => standingChart(name, name, score())],
  ['bar', (name) => barChart(name, { categories: [name], series: [{ colour: 'cases', counts: [3] }] })],
];

const shortNames = [
  '__proto__',
  'constructor',
  '<b>&"\'',
  '\u202Eeman',
  '\u2067שם',
  'a\u0000b',
  '\uD800',
  '',
];
const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

/** The elements of a chart with their attributes, without texts and the chart's label. */
const tagsOf = ({ markup }: Html): string[] =>
  (markup.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ aria-label="[^"]*"/, ''));

const textsOf = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)/g)].map(([, text = '']) => text);

describe.each(charts)('the %s chart', (_, draw) => {
  it('is one image with a description', () => {
    expect(draw('A name').markup).toMatch(
      /^<svg role="img" aria-label="A name" viewBox="0 0 440 \d+">[\s\S]*<\/svg>$/,
    );
  });

  it('gives the same bytes for the same values, whatever was drawn before', () => {
    const before = draw('A name').markup;
    for (const [, other] of charts) other('__proto__');
    expect(draw('A name').markup).toBe(before);
  });

  it.each(shortNames)('has the same elements with a name like %j as with any other', (name) => {
    expect(tagsOf(draw(name))).toEqual(tagsOf(draw('x')));
  });

  it('shows names as plain text and leaves the prototype of all objects alone', () => {
    const before = Reflect.ownKeys(Object.prototype);
    for (const name of [...shortNames, evil, 'toString']) {
      const { markup } = draw(name);
      expect(markup).not.toMatch(/<(?:script|img|b)\b/);
      expect(markup).not.toMatch(/<[^>]* on\w+=["']/);
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(Reflect.ownKeys({})).toEqual([]);
  });

  it("takes colours only from the page's variables", () => {
    const { markup } = draw('A name');
    for (const [, colour] of markup.matchAll(/ (?:fill|stroke)="([^"]*)"/g)) {
      expect(colour).toMatch(/^var\(--(?:ink|muted|line|paper|cases|questions|neutral)\)$/);
    }
    expect(markup).not.toMatch(/ (?:style|class|id)=/);
  });

  it('has a number in every coordinate', () => {
    expect(draw('A name').markup).not.toMatch(/NaN|Infinity|undefined|\d{3}\.\d{3}/);
  });
});

describe('the interval chart', () => {
  it('cuts a long name and keeps the whole name as a title', () => {
    const name = `Diseases of the <blood> & ${'blood-forming organs '.repeat(5)}`;
    const markup = intervals(row({ name }));
    expect(markup).toContain(
      `<title>Diseases of the &lt;blood&gt; &amp; ${'blood-forming organs '.repeat(5)}</title>`,
    );
    expect(textsOf(markup).filter((text) => text.startsWith('Diseases'))).toEqual([
      expect.stringMatching(/^Diseases of the &lt;blood&gt; .*…$/),
    ]);
    expect(intervals(row())).not.toContain('<title>');
  });

  it('puts dots and intervals at their accuracies', () => {
    const markup = intervals(row());
    expect(markup).toContain('<circle cx="178" cy="30" r="4.5" fill="var(--cases)"');
    expect(markup).toContain('<line x1="136" y1="30" x2="199" y2="30" stroke="var(--cases)"');
    expect(markup).toContain('<path d="M341 43l5 -5l5 5l-5 5z" fill="var(--questions)"');
    expect(markup).toContain('<line x1="157" y1="0" x2="157" y2="54" stroke="var(--neutral)"');
  });

  it('draws dots of small groups hollow', () => {
    expect(intervals(row({ isSmall: true }))).toContain('r="4.5" fill="var(--paper)" stroke="var(--cases)"');
  });

  it('draws no line without an interval, and no circle without cases', () => {
    const bare = intervals(row({ cases: undefined, questions: score({ interval: null }) }));
    expect(bare).not.toContain('<circle');
    expect(bare).not.toContain('stroke-width="2"');
    expect(textsOf(bare)).toContain('40.0%');
  });
});

describe('the standing chart', () => {
  it('shows published names whole', () => {
    expect(standing('ours')).not.toContain('<title>');
    expect(textsOf(standing('ours'))).toContain('Claude 3.5 Sonnet');
  });

  it('puts the run at its rank', () => {
    const names = textsOf(standing('ours', score({ accuracy: 0.356 })));
    expect(names.filter((name) => ['o3', 'ours', 'GPT-5'].includes(name))).toEqual(['o3', 'ours', 'GPT-5']);
  });

  it('shows the whole scale where half of it is too small', () => {
    expect(textsOf(standing('ours'))).not.toContain('100%');
    expect(textsOf(standing('ours', score({ accuracy: 0.4, interval: { low: 0.3, high: 0.49 } })))).toContain(
      '100%',
    );
  });

  it('writes the figure of a short bar beside it, to be read on paper', () => {
    const figure = (accuracy: number): string | undefined =>
      /<text x="([\d.]+)"[^>]*fill="(var\(--\w+\))">(?:0\.0|30\.0)%/
        .exec(standing('ours', score({ accuracy, interval: null })))
        ?.slice(1)
        .join(' ');
    expect(figure(0)).toBe('141 var(--ink)');
    expect(figure(0.3)).toBe('141 var(--paper)');
  });
});

describe('the bar chart', () => {
  it('draws bars as high as their counts', () => {
    const heights = [...bars(10, 5).matchAll(/v([\d.]+)z/g)].map(([, height]) => Number(height) + 2);
    expect(heights).toEqual([204, 102]);
  });

  it('draws nothing for nothing', () => {
    expect(bars(0, 0)).not.toContain('<path');
    expect(textsOf(bars(0, 0))).toContain('1');
    expect(bars()).not.toMatch(/NaN|Infinity/);
  });

  it('has room for the largest count', () => {
    expect(bars(123_456)).toMatch(/<text x="(?:4[5-9]|5\d)[\d.]*"[^>]*>150,000</);
  });
});
