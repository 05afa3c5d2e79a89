import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OidcFetch } from './oidc-fetch';

describe('the HTTP of a provider', () => {
  let server: Server;
  let port: number;
  let fetch: OidcFetch;
  const seen: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.headers.host}${request.url}`);
      const [status, size] = (request.url ?? '').slice(1).split('/').map(Number);
      response.writeHead(status ?? 200, { 'x-one': 'a', 'set-cookie': ['b=1', 'c=2'] });
      response.end(status === 204 ? undefined : Buffer.alloc(size ?? 2, '{'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    fetch = new OidcFetch(`http://localhost:${port}`, []);
  });
  afterAll(async () => {
    await fetch.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const get = (url: string) => fetch.fetch(url, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' });

  it('reaches the issuer of the settings also on this machine', async () => {
    const answer = await get(`http://localhost:${port}/200`);
    expect([answer.status, answer.headers.get('x-one'), await answer.text()]).toEqual([200, 'a', '{{']);
    expect(answer.headers.getSetCookie()).toEqual(['b=1', 'c=2']);
  });

  it('takes an answer without a body', async () => {
    expect((await get(`http://localhost:${port}/204`)).status).toBe(204);
  });

  it('reaches no other private address that the provider names', async () => {
    seen.length = 0;
    await expect(get(`http://127.0.0.1:${port}/200`)).rejects.toMatchObject({ code: 'egress_forbidden' });
    await expect(get('http://10.0.0.1/')).rejects.toMatchObject({ code: 'egress_forbidden' });
    expect(seen).toEqual([]);
  });

  it('reaches the metadata of a cloud under no name', async () => {
    const cloud = new OidcFetch('http://169.254.169.254', []);
    const call = cloud.fetch('http://169.254.169.254/', { method: 'GET', headers: {}, body: null, redirect: 'manual' });
    await expect(call).rejects.toMatchObject({ code: 'egress_forbidden' });
    await cloud.close();
  });

  it('reads no endless answer', async () => {
    await expect(get(`http://localhost:${port}/200/${600 * 1024}`)).rejects.toThrow(/more than/);
  });
});
