import { describe, expect, it, onTestFinished } from 'vitest';
import { type ModelServerOptions, startModelServer } from '../../../../tools/stand-in-model/model-server.ts';

const start = async (options: ModelServerOptions) => {
  const server = await startModelServer(options);
  onTestFinished(server.close);
  const post = (body: object) =>
    fetch(`${server.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body) });
  return { server, post };
};

const user = (text: string) => ({ role: 'user', content: [{ type: 'text', text }] });

describe('startModelServer', () => {
  it('keeps the requests, with their first and last user messages', async () => {
    const { server, post } = await start({ reply: ({ lastText }) => `about ${lastText}` });
    const messages = [user('case 1'), { role: 'assistant', content: 'A' }, user('question 2')];
    const reply = await (await post({ model: 'm', messages })).json();
    expect(reply).toMatchObject({ choices: [{ message: { content: 'about question 2' } }] });
    expect(server.requests).toMatchObject([
      { path: '/v1/chat/completions', firstText: 'case 1', lastText: 'question 2', body: { model: 'm' } },
    ]);
  });

  it('numbers requests, and keeps only counts on request', async () => {
    const { server, post } = await start({ reply: (_, index) => String(index), keepRequests: false });
    for (let index = 0; index < 3; index += 1) {
      expect(await (await post({})).text()).toContain(`"content":"${index}"`);
    }
    expect(server.requests).toEqual([]);
    expect(server.counts).toMatchObject({ requests: 3, maxAtOnce: 1 });
  });

  it('shows a script that throws as a response', async () => {
    const { post } = await start({
      reply: () => {
        throw new Error('mistake in the script');
      },
    });
    const response = await post({});
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('mistake in the script');
  });

  it('closes although a request hangs', async () => {
    const { server, post } = await start({ reply: () => ({ hang: 'before headers' }) });
    const hanging = post({}).catch(() => 'cut off');
    await expect.poll(() => server.counts.requests).toBe(1);
    await server.close();
    expect(await hanging).toBe('cut off');
  });
});
