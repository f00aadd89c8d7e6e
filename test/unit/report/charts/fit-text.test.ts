import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from '../../../../shared/report/charts/fit-text.ts';
import { cpuMs } from '../../../support/cpu-ms.ts';

const font = { size: 10 };

describe('a fitted text', () => {
  it('is the text itself where it fits', () => {
    expect(fitText('Neoplasms', 100, font)).toBe('Neoplasms');
    expect(fitText('', 0, font)).toBe('');
  });

  it('ends with an ellipsis where it is cut, without a blank before it', () => {
    expect(fitText('Diseases of the eye', 90, font)).toBe('Diseases of th…');
    expect(fitText('Diseases of the eye', 84, font)).toBe('Diseases of t…');
    expect(fitText('Diseases of the eye', 76, font)).toBe('Diseases of…');
  });

  it('is never wider than its space, and begins as the text does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 10, max: 300 }),
        (text, width) => {
          const fitted = fitText(text, width, font);
          expect(textWidth(fitted, font)).toBeLessThanOrEqual(width + 1e-9);
          expect(fitted === text || text.startsWith(fitted.replace(/…$/, ''))).toBe(true);
        },
      ),
    );
  });

  it('is cut only between characters as a reader sees them', () => {
    const family = '👩‍👩‍👧';
    const accented = 'e\u0301\u0323';
    expect(fitText(family.repeat(4), 90, font)).toBe(`${family.repeat(2)}…`);
    expect(fitText(accented.repeat(4), 25, font)).toBe(`${accented.repeat(2)}…`);
  });

  it('handles a name of any length without reading all of it', () => {
    let fitted = '';
    const ms = cpuMs(() => {
      fitted = fitText('x'.repeat(10_000_000), 100, font);
    });
    expect(fitted).toMatch(/^x+…$/);
    expect(ms).toBeLessThan(1_000);
  });
});

describe('the width of a text', () => {
  it('counts marks on characters and directions of writing as nothing, wide characters as one em', () => {
    expect(textWidth('\u202Ea\u0301\u2069', font)).toBe(textWidth('a', font));
    expect(textWidth('疾患', font)).toBe(20);
  });

  it('is greater in bold', () => {
    expect(textWidth('GPT-5', { ...font, isBold: true })).toBeGreaterThan(textWidth('GPT-5', font));
  });
});
