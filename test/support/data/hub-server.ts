import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpServer } from '../http-server.ts';

/** A request to the hub, or to the CDN that it redirects downloads to. */
export interface HubRequest {
  readonly host: 'hub' | 'cdn';
  /** Path and query. */
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
  /** Bytes of the file that were sent. */
  readonly sent: number;
}

/** What goes wrong with one request. */
export type HubFault =
  /** The connection is cut after so many bytes of the file. */
  | { readonly cutAfter: number }
  /** Nothing more is sent after so many bytes, and the connection stays open. */
  | { readonly hangAfter: number }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly error?: string }
  /** Other bytes than those listed. */
  | { readonly content: string };

export interface HubServerOptions {
  readonly repo?: string;
  /** Content by path from the repository's root. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Whether Git LFS keeps a file (listed with its SHA-256); by default everything that is not text. */
  readonly isLfs?: (path: string) => boolean;
  /** Required of every request. */
  readonly token?: string;
  /** Entries of a page of a listing. */
  readonly pageSize?: number;
  readonly fault?: (request: Pick<HubRequest, 'host' | 'path' | 'range'>) => HubFault | undefined;
}

export interface HubServer extends AsyncDisposable {
  readonly url: string;
  readonly commit: string;
  readonly requests: readonly HubRequest[];
  /** Requests for a file's bytes. */
  downloads(): readonly HubRequest[];
}

/** The one commit that every revision names; the client asks for the default branch as HEAD. */
const commit = 'c0ffee0'.repeat(6).slice(0, 40);
const revisions = ['HEAD', 'main', 'v1', commit];

/** A hub of one dataset repository, with the paths, redirects, pages, headers and errors of huggingface.co. */
export const startHubServer = async (options: HubServerOptions): Promise<HubServer> => {
  const {
    repo = 'AQ-MedAI/LiveClin',
    pageSize = 1_000,
    isLfs = (path) => !/\.(jsonl|md)$/.test(path),
  } = options;
  const files = new Map(Object.entries(options.files).map(([path, content]) => [path, Buffer.from(content)]));
  const requests: HubRequest[] = [];

  const serve = (host: 'hub' | 'cdn', answer: (request: Asked, response: ServerResponse) => number) =>
    httpServer((incoming, response) => {
      const request = readRequest(host, incoming);
      const fault = options.fault?.(request);
      const sent =
        fault && 'status' in fault
          ? refuse(response, fault.status, fault)
          : answer({ ...request, fault }, response);
      requests.push({
        host,
        path: request.path,
        range: request.range,
        authorization: request.authorization,
        sent,
      });
    });

  const cdn = await serve('cdn', ({ path, range, fault }, response) => {
    const content = files.get(decodeURIComponent(path.slice(1)));
    return content ? sendBytes(response, { content, range, fault }) : refuse(response, 404);
  });

  const hub = await serve('hub', (request, response) => {
    const asked = parsePath(request.path);
    const refusal = refusalOf(request, asked);
    if (refusal) return refuse(response, refusal.status, refusal);
    if (asked.operation === 'revision') return sendJson(response, { _id: '1', id: repo, sha: commit });
    if (asked.operation === 'tree') return sendTree(response, request.path, asked.rest);
    const content = files.get(decodeURIComponent(asked.rest)) ?? Buffer.alloc(0);
    response.writeHead(302, {
      location: `${cdn.url}/${asked.rest}`,
      'x-repo-commit': commit,
      'x-linked-size': String(content.length),
      'x-linked-etag': `"${digestOf(asked.rest, content)}"`,
    });
    response.end();
    return 0;
  });

  const refusalOf = ({ authorization }: Asked, { name, operation, revision, rest }: AskedPath) => {
    if (options.token && authorization !== `Bearer ${options.token}`)
      return { status: 401, error: 'Invalid username or password.' };
    if (name !== repo) return { status: 404, error: 'Repository not found', code: 'RepoNotFound' };
    if (!revisions.includes(revision))
      return { status: 404, error: `Invalid rev id: ${revision}`, code: 'RevisionNotFound' };
    if (operation === 'resolve' && !files.has(decodeURIComponent(rest)))
      return { status: 404, error: 'Entry not found', code: 'EntryNotFound' };
    return undefined;
  };

  const digestOf = (path: string, content: Buffer): string =>
    isLfs(path)
      ? createHash('sha256').update(content).digest('hex')
      : createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

  const sendTree = (response: ServerResponse, path: string, folder: string): number => {
    const query = new URLSearchParams(path.split('?')[1]);
    const below = [...files].filter(([file]) => file.startsWith(`${folder}/`));
    if (below.length === 0) return refuse(response, 404, { error: 'Entry not found', code: 'EntryNotFound' });
    const isTop = ([file]: [string, Buffer]) => !file.slice(folder.length + 1).includes('/');
    const folders = [
      ...new Set(
        below.filter((file) => !isTop(file)).map(([file]) => folderAt(file, folder.split('/').length)),
      ),
    ].map((folder) => ({ type: 'directory', oid: '0'.repeat(40), size: 0, path: folder }));
    const listed = below.filter((file) => query.get('recursive') === 'true' || isTop(file));
    const entries = [...folders, ...listed.map(([file, content]) => treeEntry(file, content))];
    const start = Number(query.get('cursor') ?? 0);
    const next = start + pageSize;
    if (next < entries.length) {
      query.set('cursor', String(next));
      response.setHeader('link', `<${hub.url}${path.split('?')[0]}?${query}>; rel="next"`);
    }
    return sendJson(response, entries.slice(start, next));
  };

  const treeEntry = (path: string, content: Buffer) => ({
    type: 'file',
    path,
    size: content.length,
    oid: isLfs(path) ? '1'.repeat(40) : digestOf(path, content),
    ...(isLfs(path) ? { lfs: { oid: digestOf(path, content), size: content.length, pointerSize: 130 } } : {}),
  });

  return {
    url: hub.url,
    commit,
    requests,
    downloads: () => requests.filter(({ host }) => host === 'cdn'),
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await cdn[Symbol.asyncDispose]();
    },
  };
};

interface Asked extends Omit<HubRequest, 'sent'> {
  readonly fault?: HubFault | undefined;
}

const readRequest = (host: 'hub' | 'cdn', { url = '', headers }: IncomingMessage): Asked => ({
  host,
  path: url,
  range: headers.range,
  authorization: headers.authorization,
});

interface AskedPath {
  readonly name: string;
  readonly operation: string;
  readonly revision: string;
  /** Path inside the repository, as it was escaped. */
  readonly rest: string;
}

const parsePath = (path: string): AskedPath => {
  const [, name = '', operation = '', revision = '', rest = ''] =
    /^(?:\/api)?\/datasets\/([^/]+\/[^/]+)\/(revision|tree|resolve)\/([^/?]+)\/?([^?]*)/.exec(path) ?? [];
  return { name, operation, revision, rest };
};

const folderAt = (file: string, depth: number): string =>
  file
    .split('/')
    .slice(0, depth + 1)
    .join('/');

const sendJson = (response: ServerResponse, body: unknown): number => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
  return 0;
};

const refuse = (
  response: ServerResponse,
  status: number,
  {
    headers = {},
    error = 'Refused',
    code,
  }: { headers?: Readonly<Record<string, string>>; error?: string; code?: string } = {},
): number => {
  response.writeHead(status, {
    ...headers,
    ...(code ? { 'x-error-code': code } : {}),
    'content-type': 'application/json',
  });
  response.end(JSON.stringify({ error }));
  return 0;
};

const sendBytes = (
  response: ServerResponse,
  { content, range, fault }: { content: Buffer; range: string | undefined; fault: HubFault | undefined },
): number => {
  const all = fault && 'content' in fault ? Buffer.from(fault.content) : content;
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const body = all.subarray(from);
  const headers = { etag: '"cdn"', 'accept-ranges': 'bytes', 'content-length': String(body.length) };
  const contentRange = { 'content-range': `bytes ${from}-${all.length - 1}/${all.length}` };
  response.writeHead(range ? 206 : 200, { ...headers, ...(range ? contentRange : {}) });
  if (fault && 'cutAfter' in fault) {
    // A moment later, so that what was sent has been read: a reset discards what waits in the socket.
    response.write(body.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 50));
    return Math.min(fault.cutAfter, body.length);
  }
  if (fault && 'hangAfter' in fault) {
    response.write(body.subarray(0, fault.hangAfter));
    return Math.min(fault.hangAfter, body.length);
  }
  response.end(body);
  return body.length;
};
