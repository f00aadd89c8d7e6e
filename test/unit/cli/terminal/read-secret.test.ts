import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it, test } from 'vitest';
import { readSecret } from '../../../../cli/terminal/read-secret.ts';

/** A keyboard and what the person sees. */
const createTerminal = (isTTY: boolean) => {
  const keyboard = Object.assign(new PassThrough(), { isTTY, setRawMode: () => keyboard });
  const screen = new PassThrough();
  const secret = readSecret(keyboard as unknown as ReadStream, screen, 'Key: ');
  return { keyboard, secret, seen: () => String(screen.read() ?? '') };
};

describe('readSecret', () => {
  it('shows the prompt at a terminal but nothing that is typed', async () => {
    const { keyboard, secret, seen } = createTerminal(true);
    for (const typed of ['s', 'k', '-', 'x', '\x7f', '1', '\r']) keyboard.write(typed);
    expect(await secret).toBe('sk-1');
    expect(seen()).toBe('Key: \n');
  });

  test.each(['\x03', '\x04'])('returns no secret after %j', async (typed) => {
    const { keyboard, secret } = createTerminal(true);
    keyboard.write(typed);
    expect(await secret).toBeUndefined();
  });

  test.each(['sk-1', 'sk-1\n', 'sk-1\r\n'])('reads %j from a pipe, without a prompt', async (text) => {
    const { keyboard, secret, seen } = createTerminal(false);
    keyboard.end(text);
    expect(await secret).toBe('sk-1');
    expect(seen()).toBe('');
  });
});
