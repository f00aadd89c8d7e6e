import { describe, expect, it } from 'vitest';
import { stageCategories, stageCategoryOf } from '../../../shared/taxonomy/stage-category.ts';

describe('stageCategoryOf', () => {
  it.each([
    ['Initial Presentation', 'Presentation & Assessment'],
    ['Unrepresentative finding', 'Presentation & Assessment'],
    ['Clinical   Evaluation', 'Presentation & Assessment'],
    ['Confirmatory TEST', 'Diagnosis & Interpretation'],
    ['Acid-base status', 'Diagnosis & Interpretation'],
    ['Data analyzis', 'Diagnosis & Interpretation'],
    ['Management plan', 'Therapeutic Strategy'],
    ['Acute management', 'Therapeutic Strategy'],
    ['Acute kidney injury', 'Complication Management'],
    ['Graft-versus-host disease', 'Complication Management'],
    ['Long-term course', 'Follow-up'],
    ['Biweekly visits', 'Follow-up'],
    ['ICU course', 'Other'],
    ['Management', 'Other'],
    ['', 'Other'],
  ])('puts "%s" under %s', (stage, category) => {
    expect(stageCategoryOf(stage)).toBe(category);
  });

  it('takes the first category, whatever comes first in the text', () => {
    expect(stageCategoryOf('Follow-up of therapy')).toBe('Therapeutic Strategy');
    expect(stageCategoryOf('Treatment of complications at presentation')).toBe('Presentation & Assessment');
  });

  it('requires a word end after "test" only, and a Unicode one', () => {
    expect(stageCategoryOf('Blood tests')).toBe('Other');
    expect(stageCategoryOf('Blood testé')).toBe('Other');
    expect(stageCategoryOf('Blood test-é')).toBe('Diagnosis & Interpretation');
  });

  it("folds like Python's ignore-case", () => {
    expect(stageCategoryOf('DİAGNOSIS')).toBe('Diagnosis & Interpretation');
    expect(stageCategoryOf('wor\u212aup')).toBe('Diagnosis & Interpretation');
    expect(stageCategoryOf('ſepſis')).toBe('Complication Management');
    expect(stageCategoryOf('management\u0085plan')).toBe('Therapeutic Strategy');
  });

  it('lists the categories in the order of the summary', () => {
    expect(stageCategories).toEqual([
      'Presentation & Assessment',
      'Diagnosis & Interpretation',
      'Therapeutic Strategy',
      'Complication Management',
      'Follow-up',
      'Other',
    ]);
  });
});
