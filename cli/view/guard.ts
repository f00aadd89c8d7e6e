import { createMiddleware } from 'hono/factory';
import { pagePolicy } from './pages/layout.ts';

/** What a browser sends as Host when it means this machine; a port may follow. */
const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': pagePolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Replies and cases are not to stay on the disk.
  'Cache-Control': 'no-store',
};

/**
 * Lets in only requests that read, and only under a name of this machine: another site's name that points here (DNS
 * rebinding) would make that site's scripts readers. Nothing is shared with other origins.
 */
export const guard = createMiddleware(async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!ownHost.test(host)) context.res = context.text('This address is not served under that name.', 421);
  else if (!['GET', 'HEAD'].includes(context.req.method)) context.res = context.text('Read only.', 405);
  else await next();
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
});
