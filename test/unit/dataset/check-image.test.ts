import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkImage } from '../../../shared/dataset/check-image.ts';
import { isUnusable } from '../../../shared/dataset/image-finding.ts';
import {
  madeUpBmp,
  madeUpGif,
  madeUpJpeg,
  madeUpPng,
  madeUpTiff,
  madeUpWebp,
} from '../../support/data/made-up-images.ts';

const whole = [
  ['image/png', 'a.png', madeUpPng()],
  ['image/jpeg', 'a.JPG', madeUpJpeg()],
  ['image/gif', 'a.gif', madeUpGif()],
  ['image/webp', 'a.webp', madeUpWebp()],
  ['image/bmp', 'a.bmp', madeUpBmp()],
] as const;

const oddTypes = (mime: string) => (mime === 'image/bmp' ? ['image type that most endpoints refuse'] : []);

const kindsOf = (file: string, bytes: Uint8Array) => checkImage(file, bytes).findings.map(({ kind }) => kind);
const text = (content: string) => new TextEncoder().encode(content);

describe('a complete image', () => {
  it.each(whole)(
    '%s: type and size are read from its bytes, and only its type may be odd',
    (mime, file, bytes) => {
      const { image, findings } = checkImage(file, bytes);
      expect(image).toMatchObject({ mime, bytes: bytes.length, content: { mime, width: 4, height: 3 } });
      expect(image.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(findings.map(({ kind }) => kind)).toEqual(oddTypes(mime));
    },
  );

  it.each(whole)(
    '%s: may have something behind its end, or come as a view of a larger buffer',
    (mime, file, bytes) => {
      const surrounded = Buffer.concat([Buffer.alloc(7, 1), bytes, Buffer.alloc(5)]);
      expect(
        kindsOf(file, new Uint8Array(surrounded.buffer, surrounded.byteOffset + 7, bytes.length)),
      ).toEqual(oddTypes(mime));
      expect(kindsOf(file, surrounded.subarray(7))).toEqual(oddTypes(mime));
    },
  );
});

describe('an incomplete or unusual image', () => {
  it.each(whole)(
    '%s: wherever it is cut short, it is damaged or not an image at all',
    (mime, file, bytes) => {
      for (let length = 0; length < bytes.length; length += 1) {
        const [kind, ...others] = kindsOf(file, bytes.subarray(0, length));
        expect(['damaged image', 'unreadable image'], `${length} bytes`).toContain(kind);
        expect(others).toEqual(kind === 'damaged image' ? oddTypes(mime) : []);
      }
      expect(kindsOf(file, bytes.subarray(0, bytes.length - 1))).toEqual([
        'damaged image',
        ...oddTypes(mime),
      ]);
    },
  );

  it('is damaged when a byte of a PNG has changed', () => {
    const png = madeUpPng();
    const at = png.indexOf('IDAT') + 6;
    png.writeUInt8(png.readUInt8(at) ^ 1, at);
    expect(kindsOf('a.png', png)).toEqual(['damaged image']);
  });

  it('is damaged when a JPEG ends after its thumbnail', () => {
    const thumbnail = madeUpJpeg();
    const application = Buffer.from([0xff, 0xe1, 0, thumbnail.length + 2, ...thumbnail]);
    const jpeg = Buffer.concat([thumbnail.subarray(0, 2), application, thumbnail.subarray(2)]);
    expect(kindsOf('a.jpg', jpeg)).toEqual([]);
    expect(kindsOf('a.jpg', jpeg.subarray(0, -2))).toEqual(['damaged image']);
  });

  it.each([
    ['an empty file', text(''), 'is not an image: it is empty'],
    [
      'an error page',
      text('\n<!DOCTYPE html><title>404</title>'),
      'is not an image: it contains HTML or XML',
    ],
    [
      'a page with a drawing in it',
      text('<html><svg width="4" height="3"></svg>'),
      'it contains HTML or XML',
    ],
    ['a drawing', text('<svg width="4" height="3"></svg>'), 'it contains HTML or XML'],
    ['a text', text('to do'), 'it has no PNG, JPEG, GIF, WebP, BMP or TIFF header'],
    ['a picture without a size', madeUpPng().subarray(0, 20), 'it has no PNG'],
  ])('is unreadable when it is %s', (_, bytes, detail) => {
    expect(checkImage('a.jpg', bytes).findings).toMatchObject([
      { kind: 'unreadable image', file: 'a.jpg', detail: expect.stringContaining(detail) },
    ]);
  });

  it('is mislabelled when its name gives another type, which is what is sent, as in the reference', () => {
    const { image, findings } = checkImage('a.png', madeUpJpeg());
    expect(image).toMatchObject({ mime: 'image/png', content: { mime: 'image/jpeg' } });
    expect(findings).toEqual([
      {
        kind: 'mislabelled image',
        file: 'a.png',
        detail: 'contains image/jpeg but is sent as image/png, because of its name',
      },
    ]);
  });

  it.each([
    ['a.bmp', madeUpBmp(), 'is BMP, which most endpoints refuse; convert it to PNG or JPEG'],
    ['a.tiff', madeUpTiff(), 'is TIFF, which most endpoints refuse; convert it to PNG or JPEG'],
    ['a.TIF', madeUpPng(), 'is TIFF, which most endpoints refuse; convert it to PNG or JPEG'],
    ['a.png', madeUpBmp(), 'is BMP, which most endpoints refuse; convert it to PNG or JPEG'],
  ])('%s is of a type that most endpoints refuse, by its name or its bytes', (file, bytes, detail) => {
    const { findings } = checkImage(file, bytes);
    expect(findings).toContainEqual({ kind: 'image type that most endpoints refuse', file, detail });
    expect(findings.some(isUnusable)).toBe(false);
  });

  it.each(['a.svg', 'a.txt', 'a'])('%s: of no type that endpoints take', (file) => {
    const { image, findings } = checkImage(file, madeUpPng());
    expect(image.mime).toBeUndefined();
    expect(findings.map(({ kind }) => kind)).toEqual(['image of unknown type']);
  });

  it('is too large for image mode local above 20 MiB as a data URI, but not at 20 MiB', () => {
    const most = ((20 * 1024 * 1024 - 'data:image/png;base64,'.length) / 4) * 3;
    const png = (length: number) => Buffer.concat([madeUpPng(), Buffer.alloc(length - madeUpPng().length)]);
    expect(kindsOf('a.png', png(Math.floor(most / 3) * 3))).toEqual([]);
    expect(kindsOf('a.png', png(Math.ceil(most) + 3))).toEqual(['image over 20 MiB']);
  });

  it('never stops the check, whatever its bytes', () => {
    const beginning = fc.constantFrom(...whole.map(([, , bytes]) => bytes));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(beginning, fc.nat(40), fc.uint8Array({ maxLength: 100 }))
        .map(([start, kept, rest]) => Buffer.concat([start.subarray(0, kept), rest])),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        expect(checkImage('a.png', content).image.bytes).toBe(content.length);
      }),
      { numRuns: 3_000 },
    );
  });
});
