import { describe, expect, test } from 'vitest';
import { loadCheckpoint, saveCheckpoint } from '../../shared/conversation/checkpoints.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { type ObjectStore, PreconditionFailedError, textOf } from '../../shared/storage/object-store.ts';
import { makeTurn } from '../../tools/made-up/factories.ts';
import { tornVariants } from '../../tools/made-up/torn.ts';

/** What every object store must do, in memory or in S3 (docs/design.md, "Evidence"). */
export const describeObjectStoreContract = (name: string, objects: () => ObjectStore): void => {
  let keys = 0;
  const suiteId = Math.random().toString(36).slice(2, 10);
  const newKey = () => {
    keys += 1;
    return `contract/${suiteId}/${keys}.json`;
  };
  const read = async (key: string, versionId?: string) => {
    const object = await objects().get(key, versionId);
    return object && textOf(object);
  };

  describe(`the object store contract, ${name}`, () => {
    test('text and bytes come back as they were', async () => {
      const [textKey, bytesKey, emptyKey] = [newKey(), newKey(), newKey()];
      await objects().put(textKey, 'naïve 🩺', { contentType: 'text/plain; charset=utf-8' });
      const bytes = Uint8Array.from([0, 255, 10, 13, 200]);
      await objects().put(bytesKey, bytes);
      await objects().put(emptyKey, '');
      expect(await read(textKey)).toBe('naïve 🩺');
      expect([...((await objects().get(bytesKey))?.bytes ?? [])]).toEqual([...bytes]);
      expect(await read(emptyKey)).toBe('');
    });

    test('an object says where it was read, and in which version', async () => {
      const key = newKey();
      const { versionId } = await objects().put(key, 'first');
      expect((await objects().get(key))?.location).toMatch(/^s3:\/\/[a-z0-9-]+\//);
      expect((await objects().get(key))?.location).toContain(`/${key}`);
      expect((await objects().get(key, versionId))?.location).toContain(`/${key} (version ${versionId})`);
    });

    test('bytes that are no text are refused as text, naming the object', async () => {
      const key = newKey();
      await objects().put(key, Uint8Array.from([0x61, 0xc3, 0x28]));
      await expect(read(key)).rejects.toThrow(
        expect.objectContaining({ name: 'Unreadable', message: expect.stringContaining(key) }),
      );
    });

    test('a missing key or version is undefined, not an error', async () => {
      const key = newKey();
      expect(await objects().get(key)).toBeUndefined();
      expect(await objects().exists(key)).toBe(false);
      await objects().put(key, 'here');
      expect(await objects().exists(key)).toBe(true);
    });

    test('the keys under a prefix are listed in order, once each, whatever their number of versions', async () => {
      const prefix = `contract/${suiteId}/listed/`;
      for (const name of ['b', 'a', 'b', 'a/deep']) await objects().put(prefix + name, name);
      await objects().put(`contract/${suiteId}/listed-not`, '');
      const list = async (of: string) => {
        const keys: string[] = [];
        for await (const key of objects().list(of)) keys.push(key);
        return keys;
      };
      expect(await list(prefix)).toEqual(['a', 'a/deep', 'b'].map((name) => prefix + name));
      expect(await list(`contract/${suiteId}/none/`)).toEqual([]);
    });

    test('every version stays readable; without one the latest is read', async () => {
      const key = newKey();
      const first = await objects().put(key, 'first');
      const second = await objects().put(key, 'second');
      expect(first.versionId).not.toBe(second.versionId);
      expect(await read(key, first.versionId)).toBe('first');
      expect(await read(key, second.versionId)).toBe('second');
      expect(await read(key)).toBe('second');
    });

    test('the same bytes put twice are two versions', async () => {
      const key = newKey();
      const puts = [await objects().put(key, 'same'), await objects().put(key, 'same')];
      expect(new Set(puts.map(({ versionId }) => versionId)).size).toBe(2);
    });

    test('"absent" allows only the first put', async () => {
      const key = newKey();
      await objects().put(key, 'first', { condition: 'absent' });
      const second = objects().put(key, 'second', { condition: 'absent' });
      await expect(second).rejects.toThrow(PreconditionFailedError);
      expect(await read(key)).toBe('first');
    });

    test('an ETag allows a put over that very object only', async () => {
      const key = newKey();
      const { etag } = await objects().put(key, 'first');
      expect((await objects().get(key))?.etag).toBe(etag);
      await objects().put(key, 'second', { condition: { etag } });
      const late = objects().put(key, 'third', { condition: { etag } });
      await expect(late).rejects.toThrow(PreconditionFailedError);
      expect(await read(key)).toBe('second');
    });

    test('an ETag condition on a missing key is refused', async () => {
      const put = objects().put(newKey(), 'text', {
        condition: { etag: '"0123456789abcdef0123456789abcdef"' },
      });
      await expect(put).rejects.toThrow(PreconditionFailedError);
    });

    test('of many simultaneous conditional puts exactly one succeeds', async () => {
      const key = newKey();
      const puts = await Promise.allSettled(
        ['a', 'b', 'c', 'd'].map((text) => objects().put(key, text, { condition: 'absent' })),
      );
      expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test.each([
      ['one part', 10],
      ['several parts', 14_000],
    ])('an object written in pieces, %s, arrives whole and in order, its head first', async (_, lines) => {
      const key = newKey();
      const line = `${'é'.repeat(1_023)}\n`;
      await using writer = objects().openWriter(key, 'text/plain; charset=utf-8');
      for (let index = 0; index < lines; index += 1) {
        await writer.write(index % 2 === 0 ? line : Buffer.from(line));
        if (index === lines - 1) expect(await read(key)).toBeUndefined();
      }
      await writer.finish('head\n');
      expect((await read(key)) === `head\n${line.repeat(lines)}`).toBe(true);
    });

    test.each([
      ['one part', 10],
      ['several parts', 14_000],
    ])('an object that is given up after %s leaves the previous one in place', async (_, lines) => {
      const key = newKey();
      await objects().put(key, 'before');
      const writeHalf = async () => {
        await using writer = objects().openWriter(key, 'text/plain');
        for (let index = 0; index < lines; index += 1) await writer.write('x'.repeat(2_047));
        throw new Error('broke off');
      };
      await expect(writeHalf()).rejects.toThrow('broke off');
      expect(await read(key)).toBe('before');
    });

    test('an object without pieces is empty', async () => {
      const key = newKey();
      await using writer = objects().openWriter(key, 'text/plain');
      await writer.finish();
      expect(await read(key)).toBe('');
    });

    test('a checkpoint put again after its response was lost is a success', async () => {
      const save = { runId: suiteId, caseKey: 'lost', fence: 1, turns: [makeTurn()], etag: undefined };
      const etag = await saveCheckpoint(objects(), save);
      expect(await saveCheckpoint(objects(), save)).toBe(etag);
      const next = { ...save, turns: [makeTurn(), makeTurn({ reply: 'two' })], etag };
      const nextEtag = await saveCheckpoint(objects(), next);
      expect(await saveCheckpoint(objects(), next)).toBe(nextEtag);
      expect(await loadCheckpoint(objects(), { runId: suiteId, caseKey: 'lost' })).toEqual({
        turns: next.turns,
        etag: nextEtag,
      });
    });

    test('a checkpoint of an older version is read where it was, and the next save goes to where it expires', async () => {
      const place = { runId: suiteId, caseKey: 'former' };
      const former = runKeys.formerCheckpoint(place.runId, place.caseKey);
      await objects().put(former, JSON.stringify({ fence: 1, turns: [makeTurn()] }));
      expect(await loadCheckpoint(objects(), place)).toEqual({ turns: [makeTurn()], etag: undefined });
      // Nothing can be there before a case is claimed for the second time, and nothing is asked for.
      expect(await loadCheckpoint(objects(), { ...place, fence: 1 })).toEqual({ turns: [], etag: undefined });
      const turns = [makeTurn(), makeTurn({ reply: 'two' })];
      const etag = await saveCheckpoint(objects(), { ...place, fence: 2, turns, etag: undefined });
      expect(await loadCheckpoint(objects(), place)).toEqual({ turns, etag });
    });

    test.each(tornVariants(JSON.stringify({ fence: 3, turns: [makeTurn()] })))(
      'a checkpoint that is %s loads as no turns, says so, and is replaced by the next save',
      async (variant, content) => {
        const place = { runId: suiteId, caseKey: `torn-${variant.replaceAll(' ', '-')}` };
        const key = runKeys.checkpoint(place.runId, place.caseKey);
        const { etag } = await objects().put(key, content);
        const torn = await loadCheckpoint(objects(), place);
        expect(torn).toMatchObject({ turns: [], etag, unreadable: { name: 'Unreadable' } });
        expect(torn.unreadable?.message).toContain(key);
        // One that was torn after this claim had read it gives way as well.
        for (const seen of [etag, undefined]) {
          await objects().put(key, content);
          await saveCheckpoint(objects(), { ...place, fence: 1, turns: [makeTurn()], etag: seen });
          expect(await loadCheckpoint(objects(), place)).toMatchObject({ turns: [makeTurn()] });
        }
      },
    );

    test('a checkpoint of an older claim is refused once a newer one has saved', async () => {
      const save = { runId: suiteId, caseKey: 'stale', turns: [makeTurn()], etag: undefined };
      await saveCheckpoint(objects(), { ...save, fence: 2 });
      const stale = saveCheckpoint(objects(), { ...save, fence: 1, turns: [makeTurn({ reply: 'stale' })] });
      await expect(stale).rejects.toThrow(PreconditionFailedError);
      expect((await loadCheckpoint(objects(), { runId: suiteId, caseKey: 'stale' })).turns).toEqual([
        makeTurn(),
      ]);
    });

    test('turns of an attempt that was set aside are not loaded, and are overwritten', async () => {
      const save = { runId: suiteId, caseKey: 'aside', turns: [makeTurn({ reply: 'old' })], etag: undefined };
      const oldEtag = await saveCheckpoint(objects(), { ...save, fence: 2 });
      const place = { runId: suiteId, caseKey: 'aside', startFence: 3 };
      const fresh = await loadCheckpoint(objects(), place);
      expect(fresh).toEqual({ turns: [], etag: oldEtag });
      const etag = await saveCheckpoint(objects(), { ...save, ...fresh, fence: 4, turns: [makeTurn()] });
      expect(await loadCheckpoint(objects(), place)).toEqual({ turns: [makeTurn()], etag });
    });

    test('a newer claim overwrites what an older one put after the newer one had read', async () => {
      const save = { runId: suiteId, caseKey: 'late', turns: [makeTurn()], etag: undefined };
      await saveCheckpoint(objects(), { ...save, fence: 1, turns: [makeTurn({ reply: 'late' })] });
      await saveCheckpoint(objects(), { ...save, fence: 2 });
      expect((await loadCheckpoint(objects(), { runId: suiteId, caseKey: 'late' })).turns).toEqual([
        makeTurn(),
      ]);
    });
  });
};
