import { expect, it } from 'vitest';
import { baseUrlOf } from '../../../../cli/serve/server-address.ts';

it.each([
  ['0.0.0.0', 'http://127.0.0.1:8000/v1'],
  ['::', 'http://[::1]:8000/v1'],
  ['::1', 'http://[::1]:8000/v1'],
  ['gpu-box', 'http://gpu-box:8000/v1'],
])('a server on %s is reached at %s', (host, url) => expect(baseUrlOf({ host, port: 8000 })).toBe(url));
