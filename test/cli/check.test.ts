import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { yellowPng } from '../../shared/vision/test-pictures.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import {
  type ModelServerOptions,
  type ReceivedRequest,
  startModelServer,
} from '../../tools/stand-in-model/model-server.ts';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { httpServer } from '../support/http-server.ts';
import { choosyReply } from '../support/model/choosy-endpoint.ts';
import { imageUrlsOf } from '../support/model/image-parts.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const isInlined = (request: ReceivedRequest) => imageUrlsOf(request)[0]?.startsWith('data:') ?? false;

const sees = (request: ReceivedRequest): string =>
  isInlined(request) ? 'Yellow.' : 'A wooden path through a meadow.';

const check = async (reply: ModelServerOptions['reply'], ...flags: readonly string[]) => {
  await using server = await startModelServer({ reply });
  const result = await runCli(['check', '--model', 'mock', '--api-base', server.url, ...flags], nowhere);
  return { ...result, requests: server.requests };
};

describe('liveclin check', () => {
  it('sends a yellow picture inlined and a photograph by URL, with few tokens', async () => {
    const { code, stdout, stderr, requests } = await check(sees, '--api-key', 'sk-made-up-0123456789');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      /^local +works .*Yellow\.\nurl +works .*meadow\.\nUse --image-mode local or --image-mode url\.\n$/,
    );
    expect(requests.map(({ body }) => body.max_tokens)).toEqual([256, 256]);
    expect(requests[0]?.headers.authorization).toBe('Bearer sk-made-up-0123456789');
    const [inlined, linked] = requests.flatMap(imageUrlsOf);
    expect(inlined).toBe(`data:image/png;base64,${yellowPng().toString('base64')}`);
    expect(linked).toMatch(/^https:\/\/upload\.wikimedia\.org\//);
  });

  it.each([
    ['another colour', (request: ReceivedRequest) => (isInlined(request) ? 'Red' : sees(request)), ['url']],
    ['no description', (request: ReceivedRequest) => (isInlined(request) ? 'yellow' : 'Picture.'), ['local']],
    [
      'a picture it cannot fetch',
      (request: ReceivedRequest) =>
        isInlined(request)
          ? 'yellow'
          : { status: 400, body: { error: { message: 'no such address', code: 'invalid_image_url' } } },
      ['local'],
    ],
    ['neither', () => ({ status: 500 }), []],
  ])('fails on %s and says which mode works', async (_, reply, working) => {
    const { code, stdout } = await check(reply, '--json');
    expect(code).toBe(1);
    const results: { image_mode: string; passed: boolean }[] = JSON.parse(stdout);
    expect(results.filter(({ passed }) => passed).map(({ image_mode }) => image_mode)).toEqual(working);
  });

  it('says why a reply does not show that a picture was seen', async () => {
    const { stdout } = await check(() => 'blue');
    expect(stdout).toMatch(/^local +fails .*blue \(the picture is yellow\)$/m);
    expect(stdout).toMatch(/^url +fails .*blue \(this does not describe a picture\)$/m);
  });

  it('tests only the image mode that is asked for', async () => {
    const { code, stdout, requests } = await check(sees, '--image-mode', 'url');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^url +works .*meadow\.\nUse --image-mode url\.\n$/);
    expect(requests).toHaveLength(1);
  });

  it('draws no conclusion about pictures when every call fails', async () => {
    const refused = { status: 401, body: { error: { message: 'Incorrect API key provided' } } };
    const { code, stdout } = await check(() => refused);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^local +fails .*access denied: HTTP 401: Incorrect API key provided$/m);
    expect(stdout).toContain('Every call failed, so no image mode was tested');
    expect(stdout).not.toContain('saw no picture');
  });

  it('asks twice at most', async () => {
    const { requests } = await check(() => ({ status: 503 }));
    expect(requests).toHaveLength(4);
  });

  it('adapts to an endpoint that refuses parameters', async () => {
    const { code, stdout } = await check(
      (request) => choosyReply(request, sees(request)),
      '--max-tokens',
      '2000',
    );
    expect(code, stdout).toBe(0);
  });

  it("accepts the user's picture and says when time is up", async () => {
    const { code, stdout, requests } = await check(
      async (request) => (isInlined(request) ? { hang: 'before headers' } : sees(request)),
      ...['--image-url', 'https://pictures.example/1.jpg', '--timeout', '1'],
    );
    expect(code).toBe(1);
    expect(requests.flatMap(imageUrlsOf)).toContain('https://pictures.example/1.jpg');
    expect(stdout).toMatch(/local +fails .*timeout/);
  });

  it("shows a dataset's own first pictures, one of each host", async () => {
    await using folder = await temporaryDirectory();
    const line = (pmc: string, url: string) =>
      aCase({ pmc, questions: 1, question: { image_details: [{ caption_prefix: 'Figure 1', url }] } }).line();
    const pictures = ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://b.example/3.jpg'];
    const lines = pictures.map((url, index) => line(String(90_000_001 + index), url));
    await writeFile(`${folder.path}/mine.jsonl`, lines.join('\n'));
    const { code, requests } = await check(sees, '--jsonl-path', `${folder.path}/mine.jsonl`);
    expect(code).toBe(0);
    expect(requests.flatMap(imageUrlsOf).slice(1)).toEqual([pictures[0], pictures[2]]);
  });

  it("names the picture's host when the endpoint could not fetch it", async () => {
    const refused = { status: 400, body: { error: { message: 'no', code: 'invalid_image_url' } } };
    const { stdout } = await check(
      (request) => (isInlined(request) ? 'yellow' : refused),
      ...['--image-url', 'https://pictures.example/1.jpg'],
    );
    expect(stdout).toMatch(/^url +fails .*the picture is on pictures\.example: that host, not the endpoint/m);
  });

  it('says where the requests went when the base URL leads nowhere, and which one works', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/v1/chat/completions') response.writeHead(401).end('{}');
      else response.writeHead(404).end('{"detail":"Not Found"}');
    });
    const { code, stderr } = await runCli(['check', '--model', 'm', '--api-base', server.url], nowhere);
    expect(code).toBe(1);
    expect(stderr).toContain(`The request went to ${server.url}/chat/completions.`);
    expect(stderr).toContain(`${server.url}/v1 responds (access denied): use that`);
  });

  it('names an invalid base URL', async () => {
    const { code, stderr } = await runCli(
      ['check', '--model', 'm', '--api-base', 'api.example.org'],
      nowhere,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--api-base');
  });
});
