import { beforeAll, describe, expect, it } from 'vitest';
import { formatPercent } from '../../../shared/like-python/format-percent.ts';
import { reportFile } from '../../../shared/outputs/report-file.ts';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, wrong } from '../../../tools/made-up/answers.ts';
import { madeUpResults } from '../../../tools/made-up/made-up-results.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { releaseResults } from '../../../tools/made-up/release-results.ts';
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';

const report = (text: string): string => reportFile(parseResultsFile(text, 'file'));

/** What a reader sees: no markup, no style, single blanks. */
const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>|<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** The reference counts an errored question as wrong and writes no coverage. */
const errorOfReference = (): string => {
  const lose = (first: CaseResult): CaseResult => {
    const errored = aCase({ questions: 1 }).judged([lost('errored')]).mcqs;
    return { ...first, mcqs: [...first.mcqs.slice(1), ...errored] };
  };
  const change = ([first, ...others]: CaseResult[]) => (first ? [lose(first), ...others] : []);
  return releaseResults({ meta: { coverage: undefined }, change });
};

describe('a report', () => {
  const results = madeUpResults({ cases: 200, lossEvery: 20 });
  let page: string;
  let text: string;
  beforeAll(() => {
    page = report(results);
    text = textOf(page);
  });

  it("says through which API the model was asked, where it was not the reference's", () => {
    expect(text).not.toContain('Responses API');
    const asked = JSON.parse(releaseResults());
    asked.meta.run = { ...asked.meta.run, api: 'responses', history: 'reasoning' };
    const through = report(JSON.stringify(asked));
    expect(textOf(through)).toContain('API Responses API, with its reasoning as history');
    expect(textOf(through)).toContain('this run keeps reasoning in its history');
    const { details } = summarizeFile(parseResultsFile(JSON.stringify(asked), 'file')).printed;
    expect(details).toContain('  Asked through: Responses API, with its reasoning as history\n');
  });

  it('shows the figures of the summary', () => {
    const { summary, details } = summarizeFile(parseResultsFile(results, 'file')).figures;
    const { case_accuracy: interval } = details.intervals;
    expect(text).toContain(`Case accuracy ${formatPercent(summary.case_accuracy)} `);
    expect(text).toContain(
      `95% interval ${formatPercent(interval?.low ?? 0)} to ${formatPercent(interval?.high ?? 0)}`,
    );
    expect(text).toContain(`Question accuracy ${formatPercent(summary.question_accuracy)} `);
    for (const groups of [summary.by_chapter, summary.by_rarity]) {
      for (const [name, { cases, case_accuracy }] of groups) {
        expect(text).toMatch(new RegExp(`${name} (\\* )?${cases} ${formatPercent(case_accuracy)}`));
      }
    }
    for (const groups of [summary.by_stage, summary.by_position, summary.by_image_modality]) {
      for (const [name, { mcqs, question_accuracy }] of groups) {
        expect(text).toContain(`${name.replace('&', '&amp;')} ${mcqs} ${formatPercent(question_accuracy)}`);
      }
    }
    expect(text).toContain('timeout 10 0 10');
    expect(text).toContain('1 without a recorded response; may have been billed');
    expect(text).toContain('made-up-vl-72b-2026-10-01');
  });

  it('says at the top that its run is not complete', () => {
    const banner =
      'INCOMPLETE 190 of 200 cases done (10 timeout). Accuracies count the 200 cases that ran (907 questions), unanswered questions as wrong.';
    expect(text.indexOf(banner)).toBeGreaterThan(0);
    expect(text.indexOf(banner)).toBeLessThan(text.indexOf('Case accuracy'));
    expect(textOf(report(madeUpResults({ cases: 20 })))).not.toContain('INCOMPLETE');
  });

  it('lists every case with its letters, given/key where they differ', () => {
    const answers = [right(), wrong('C'), wrong('C', { extracted_answer: null })];
    const cases = [aCase({ pmc: '7', keys: 'A' }).judged(answers)];
    const meta = { model: 'm', dataset: 'sample', image_mode: 'url' };
    expect(textOf(report(JSON.stringify({ meta, cases })))).toContain(
      '7 wrong 1/3 A C/A –/A rare Chapter 1: Made up',
    );
    const ids = text.slice(text.indexOf('Cases in dataset order')).match(/\b9000\d{4}\b/g);
    expect(ids).toHaveLength(200);
  });

  it('lists the cases that failed with the last words of the endpoint', () => {
    expect(text).toContain('All cases that failed, with the endpoint&#39;s last words');
    expect(text).toContain('90000020 6 timeout: Request timed out.');
    expect(textOf(report(madeUpResults({ cases: 20 })))).not.toContain('Failed cases');
    expect(text).toContain('case text only where the error of a failed case quotes some.');
    expect(textOf(report(madeUpResults({ cases: 20 })))).toContain('but no case text.');
  });

  it('contains no reply and no text of a case', () => {
    expect(page).not.toContain('After long thought');
    expect(page).not.toContain('The thought before');
  });

  it('gives the same bytes for the same results, however many were rendered before', () => {
    expect(report(results)).toBe(page);
  });

  it.each(['2025_H1', 'my-copy'])(
    'of a complete run over the release, named %s, has the published scores',
    (dataset) => {
      const compared = textOf(report(releaseResults({ meta: { dataset } })));
      expect(compared).toContain('Chief physician 37.8%');
      expect(compared).not.toContain('They are not shown here');
    },
  );

  const unlike = (index: number, change: Partial<CaseResult>) => ({
    change: (cases: CaseResult[]) => cases.with(index, { ...(cases[index] as CaseResult), ...change }),
  });
  const coverage = { planned: 1_407, done: 1_406, failed: 1, pending: 0 };
  const selection = { sample: 1_407, seed: 0, dataset_cases: 1_407 };
  it.each([
    ['a failed case', releaseResults({ meta: { coverage } }), 'this run is not complete (1,407 cases'],
    [
      'a case that was not run',
      releaseResults({
        meta: { coverage: { ...coverage, failed: 0, pending: 1 } },
        change: (cases) => cases.slice(1),
      }),
      'this run is not complete (1,407 cases',
    ],
    ['an error in a file that knows no coverage', errorOfReference(), 'this run is not complete'],
    [
      'a selection, of all cases even',
      releaseResults({ meta: { selection } }),
      'covers a selection of cases',
    ],
    [
      'another number of cases',
      madeUpResults({ cases: 60, dataset: '2025_H1' }),
      'covers other data (60 cases of 2025_H1)',
    ],
    ['other questions', releaseResults(unlike(0, { mcqs: [] })), 'covers other data'],
    ['another rarity', releaseResults(unlike(0, { rarity: 'unrare' })), 'covers other data'],
    ['another chapter', releaseResults(unlike(0, { level1: 'Chapter 17' })), 'covers other data'],
    ['another subcategory', releaseResults(unlike(0, { level2: 'Group 49' })), 'covers other data'],
  ])('with %s has none, and says why', (_what, results, why) => {
    const compared = textOf(report(results));
    expect(compared).not.toContain('Chief physician');
    expect(compared).toContain(`They are not shown here: `);
    expect(compared).toContain(why);
  });

  it('shows names from data and models as plain text, in charts too', () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">';
    const cases = [
      aCase().judged([right({ correct_answer: evil, turn: { servedModel: evil } })], {
        case_id: evil,
        level1: evil,
        level2: evil,
        rarity: evil,
      }),
    ];
    const meta = { model: evil, dataset: evil, image_mode: evil, api_base: evil };
    const shown = report(JSON.stringify({ meta, cases }));
    expect(shown.match(/<script/g)).toHaveLength(1);
    expect(shown).not.toMatch(/<img/);
    expect(shown).not.toMatch(/<[^>]*onerror="/);
    expect(textOf(shown)).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
  });

  it('of a file without cases is still a report', () => {
    const meta = { model: 'm', dataset: 'sample', image_mode: 'url' };
    expect(textOf(report(JSON.stringify({ meta, cases: [] })))).toContain('Case accuracy – 95% interval –');
  });

  it('says what a file of the reference does not record', () => {
    const meta = { model: 'm', dataset: 'sample', image_mode: 'url' };
    const shown = textOf(report(JSON.stringify({ meta, cases: [referenceForm(aCase().judged([right()]))] })));
    expect(shown).toContain('Not in this results file; add it with npx liveclin rescore');
    expect(shown).toContain('Tokens unknown');
  });

  it('needs no other file', () => {
    expect(page).not.toMatch(/\b(?:src|href|xlink:href)=|url\(|@import/);
  });
});

describe.skipIf(!hasGolden)(`the report of the reference's results${needsGolden}`, () => {
  it('has its figures', () => {
    const golden = readGolden('results-local.json');
    expect(textOf(report(golden))).toContain('Case accuracy 33.3% ');
  });
});
