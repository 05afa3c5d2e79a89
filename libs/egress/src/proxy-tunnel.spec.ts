import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { EgressClient, type EgressClientOptions } from './egress-client';
import type { EgressError } from './egress-error';

const TIMEOUTS = { connectMs: 5_000, firstByteMs: 5_000, totalMs: 10_000 };

describe('through a forward proxy', () => {
  const servers: Server[] = [];
  const clients: EgressClient[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** A proxy that keeps what it was asked for and leads every connection to one server. */
  async function proxyTo(port: number, status = 200) {
    const asked: { target: string; credentials: string | undefined }[] = [];
    const server = createServer((_, response) => response.writeHead(400).end());
    server.on('connect', (request, socket) => {
      asked.push({ target: request.url ?? '', credentials: request.headers['proxy-authorization'] });
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
      socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
      onward.on('error', () => socket.destroy());
      onward.pipe(socket).pipe(onward);
    });
    return { asked, url: new URL(`http://user:p%40ss@127.0.0.1:${await listen(server)}/`) };
  }

  function client(proxy: URL, options: Partial<EgressClientOptions> = {}): EgressClient {
    const resolver = () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]);
    const made = new EgressClient({ allowCidrs: [], userAgent: 'test', proxy, resolver, ...options });
    clients.push(made);
    return made;
  }

  const get = (egress: EgressClient, url: string) =>
    egress.request({ url: new URL(url), method: 'GET', timeouts: TIMEOUTS });
  const failure = (response: Promise<unknown>) =>
    response.then(
      () => Promise.reject(new Error('the call succeeded')),
      (error: EgressError) => error,
    );

  it('the proxy is told the address that was checked, and a connection serves more calls than one', async () => {
    const hosts: (string | undefined)[] = [];
    const port = await listen(
      createServer((request, response) => {
        hosts.push(request.headers.host);
        response.end('hello');
      }),
    );
    const proxy = await proxyTo(port);
    const egress = client(proxy.url);
    for (let call = 0; call < 6; call += 1)
      expect((await get(egress, 'http://api.example.com/')).body.toString()).toBe('hello');
    expect(hosts).toEqual(Array(6).fill('api.example.com'));
    const credentials = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(proxy.asked.length).toBeLessThan(6);
    for (const asked of proxy.asked) expect(asked).toEqual({ target: '93.184.216.34:80', credentials });
  });

  it('brackets an IPv6 address, and takes the port of the scheme or the URL', async () => {
    const proxy = await proxyTo(1, 403);
    const resolver = () => Promise.resolve([{ address: '2606:2800:220:1::1', family: 6 }]);
    const egress = client(proxy.url, { resolver });
    await failure(get(egress, 'https://api.example.com/'));
    await failure(get(egress, 'http://api.example.com:8080/'));
    expect(proxy.asked.map(({ target }) => target)).toEqual(['[2606:2800:220:1::1]:443', '[2606:2800:220:1::1]:8080']);
  });

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://10.0.0.1/'])(
    'refuses %s without asking the proxy',
    async (url) => {
      const proxy = await proxyTo(1);
      expect((await failure(get(client(proxy.url), url))).code).toBe('egress_forbidden');
      expect(proxy.asked).toEqual([]);
    },
  );

  it('refuses a name whose address is forbidden without asking the proxy', async () => {
    const proxy = await proxyTo(1);
    const resolver = () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]);
    expect((await failure(get(client(proxy.url, { resolver }), 'http://api.example.com/'))).code).toBe(
      'egress_forbidden',
    );
    expect(proxy.asked).toEqual([]);
  });

  it.each([403, 407, 502])('reports a proxy that answers %i, and none of its credentials', async (status) => {
    const proxy = await proxyTo(1, status);
    const error = await failure(get(client(proxy.url), 'http://api.example.com/'));
    expect(error).toMatchObject({ code: 'proxy_failed', retryable: true, phase: 'before_send' });
    expect(error.message).toContain(String(status));
    expect(error.message).not.toMatch(/p@ss|p%40ss/);
  });

  it('reports a proxy that is not there', async () => {
    const error = await failure(get(client(new URL('http://127.0.0.1:1/')), 'http://api.example.com/'));
    expect(error).toMatchObject({ code: 'proxy_failed', retryable: true, phase: 'before_send' });
  });
});
