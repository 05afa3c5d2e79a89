import type { LookupAddress } from 'node:dns';
import { getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { EgressClient, type EgressClientOptions, type EgressRequest } from './egress-client';
import { type EgressError } from './egress-error';

const timeouts = { connectMs: 5_000, firstByteMs: 5_000, totalMs: 10_000 };
const loopback: LookupAddress = { address: '127.0.0.1', family: 4 };

const clients: EgressClient[] = [];
const servers: TcpServer[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  for (const server of servers.splice(0)) {
    (server as Partial<Server>).closeAllConnections?.();
    server.close();
  }
});

function client(options: Partial<EgressClientOptions> = {}): EgressClient {
  const created = new EgressClient({ allowCidrs: ['127.0.0.1/32'], userAgent: 'Signalbox/test', ...options });
  clients.push(created);
  return created;
}

async function listen<S extends TcpServer>(server: S): Promise<S & { url: URL; port: number }> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(server, { port, url: new URL(`http://127.0.0.1:${port}/`) });
}

const http = (listener: RequestListener) => listen(createServer(listener));
const get = (url: URL, more: Partial<EgressRequest> = {}): EgressRequest => ({ url, method: 'GET', timeouts, ...more });

function failure(response: Promise<unknown>): Promise<EgressError> {
  return response.then(
    () => Promise.reject(new Error('the call succeeded')),
    (error: EgressError) => error,
  );
}

/** Resolves when the server's side of a connection is gone, by whatever way. */
function closing(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

/** A server that keeps every request until the test answers it. */
async function holdingServer() {
  const held: { request: IncomingMessage; response: ServerResponse }[] = [];
  const server = await http((request, response) => {
    held.push({ request, response });
    server.emit('held');
  });
  const holding = async (count: number) => {
    while (held.length < count) await once(server, 'held');
    return held[count - 1]!;
  };
  return { server, url: server.url, holding, held };
}

describe('a call', () => {
  it('sends method, path, headers and body, and returns status, headers and body', async () => {
    const server = await http((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(201, { 'X-Answer': 'yes', 'Set-Cookie': ['a=1', 'b=2'] });
        const { method, url, rawHeaders } = request;
        response.end(JSON.stringify({ method, url, rawHeaders, body: Buffer.concat(chunks).toString() }));
      });
    });

    const response = await client().request({
      url: new URL('/v1/items?q=ä#part', server.url),
      method: 'post',
      headers: { 'Content-Type': 'text/plain', 'X-Tag': ['1', '2'] },
      body: 'grüße',
      timeouts,
    });

    expect(response).toMatchObject({ status: 201, truncated: false, bodyBytes: response.body.length });
    expect(response.headers).toMatchObject({ 'x-answer': 'yes', 'set-cookie': ['a=1', 'b=2'] });
    expect(response.timings.totalMs).toBeGreaterThanOrEqual(response.timings.firstByteMs);
    const seen = JSON.parse(response.body.toString()) as { rawHeaders: string[] };
    expect(seen).toMatchObject({ method: 'POST', url: '/v1/items?q=%C3%A4', body: 'grüße' });
    const lines = seen.rawHeaders.flatMap((text, i, all) =>
      i % 2 === 0 ? [`${text}: ${all[i + 1]}`.toLowerCase()] : [],
    );
    expect(lines.sort()).toEqual(
      [
        `host: 127.0.0.1:${server.port}`,
        'connection: keep-alive',
        'content-type: text/plain',
        'x-tag: 1',
        'x-tag: 2',
        'user-agent: signalbox/test',
        'accept-encoding: identity',
        'content-length: 7',
      ].sort(),
    );
  });

  it.each([200, 204, 304, 404, 429, 500, 503])('returns status %i as a response', async (status) => {
    const server = await http((_, response) => response.writeHead(status).end());
    await expect(client().request(get(server.url))).resolves.toMatchObject({ status, bodyBytes: 0, truncated: false });
  });

  it('reads no body after HEAD', async () => {
    const server = await http((_, response) => response.writeHead(200, { 'content-length': '10' }).end());
    await expect(client().request(get(server.url, { method: 'HEAD' }))).resolves.toMatchObject({ bodyBytes: 0 });
  });

  it('waits for the final response behind informational ones', async () => {
    const server = await http((_, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => response.writeHead(200).end('final'));
    });
    const response = await client().request(get(server.url));
    expect([response.status, response.body.toString()]).toEqual([200, 'final']);
    expect(response.headers).not.toHaveProperty('link');
  });

  it('leaves an encoded body as it came', async () => {
    const packed = gzipSync('hello');
    const server = await http((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    expect((await client().request(get(server.url))).body).toEqual(packed);
  });

  it.each(['CONNECT', 'trace', 'TRACK', 'GET /x HTTP/1.1', ''])('refuses the method %j', async (method) => {
    const server = await http((_, response) => response.end());
    const error = await failure(client().request(get(server.url, { method })));
    expect(error).toMatchObject({ code: 'egress_forbidden', phase: 'before_send' });
  });

  it('refuses a reserved header before it connects', async () => {
    const server = await http((_, response) => response.end());
    const connected = jest.fn();
    server.on('connection', connected);
    const error = await failure(client().request(get(server.url, { headers: { Host: 'internal' } })));
    expect(error.code).toBe('invalid_header');
    expect(connected).not.toHaveBeenCalled();
  });

  it('ignores proxies of the environment', async () => {
    const proxy = await http((_, response) => response.end('proxy'));
    const server = await http((_, response) => response.end('direct'));
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
    const saved = names.map((name) => process.env[name]);
    for (const name of names) process.env[name] = proxy.url.href;
    try {
      expect((await client().request(get(server.url))).body.toString()).toBe('direct');
    } finally {
      names.forEach((name, i) => (saved[i] === undefined ? delete process.env[name] : (process.env[name] = saved[i])));
    }
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('returns %i instead of following it inside', async (status) => {
    const reached = jest.fn();
    const inside = await http((_, response) => {
      reached();
      response.end();
    });
    const server = await http((_, response) => response.writeHead(status, { location: inside.url.href }).end());

    const response = await client().request(get(server.url));

    expect(response).toMatchObject({ status, headers: { location: inside.url.href } });
    expect(reached).not.toHaveBeenCalled();
  });
});

describe('names', () => {
  const named = (port: number) => new URL(`http://rebind.example.com:${port}/`);

  it('connects to the address that was checked, resolving once per connection', async () => {
    const server = await http((_, response) => response.end('hello'));
    const resolver = jest
      .fn()
      .mockResolvedValueOnce([loopback])
      .mockResolvedValue([{ address: '127.0.0.2', family: 4 }]);
    const egress = client({ resolver });

    expect((await egress.request(get(named(server.port)))).body.toString()).toBe('hello');
    expect(resolver).toHaveBeenCalledTimes(1);
  });

  it('refuses the second connection when the name has moved to a forbidden address', async () => {
    const hits = jest.fn();
    const server = await http((_, response) => {
      hits();
      response.writeHead(200, { connection: 'close' }).end();
    });
    const resolver = jest
      .fn()
      .mockResolvedValueOnce([loopback])
      .mockResolvedValue([{ address: '127.0.0.2', family: 4 }]);
    const egress = client({ resolver });

    await egress.request(get(named(server.port)));
    const error = await failure(egress.request(get(named(server.port))));

    expect(error).toMatchObject({ code: 'egress_forbidden', retryable: false, phase: 'before_send' });
    expect(hits).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['10.0.0.1', 4],
    ['169.254.169.254', 4],
    ['::1', 6],
    ['::ffff:10.0.0.1', 6],
    ['64:ff9b::10.0.0.1', 6],
  ])('connects nowhere when one of the answers is %s', async (address, family) => {
    const server = await http((_, response) => response.end());
    const connected = jest.fn();
    server.on('connection', connected);
    const egress = client({ resolver: () => Promise.resolve([loopback, { address, family }]) });

    expect((await failure(egress.request(get(named(server.port))))).code).toBe('egress_forbidden');
    expect(connected).not.toHaveBeenCalled();
  });

  it('asks no resolver about a local name when nothing is allowed', async () => {
    const resolver = jest.fn();
    const error = await failure(client({ allowCidrs: [], resolver }).request(get(new URL('http://localhost:8080/'))));
    expect(error.code).toBe('egress_forbidden');
    expect(resolver).not.toHaveBeenCalled();
  });

  it('reaches a local name whose address is allowed', async () => {
    const server = await http((_, response) => response.end('dev'));
    const egress = client({ resolver: () => Promise.resolve([loopback]) });
    const response = await egress.request(get(new URL(`http://api.localhost:${server.port}/`)));
    expect(response.body.toString()).toBe('dev');
  });

  it('reports a name that does not resolve', async () => {
    const resolver = () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
    const error = await failure(client({ resolver }).request(get(named(8080))));
    expect(error).toMatchObject({ code: 'dns_failed', retryable: true, phase: 'before_send' });
  });

  it('keeps secrets of the URL out of every message', async () => {
    const url = new URL('http://rebind.example.com:8080/path-secret?query=secret');
    for (const address of ['10.0.0.1', '']) {
      const resolver = () => (address ? Promise.resolve([{ address, family: 4 }]) : Promise.reject(new Error('no')));
      const error = await failure(client({ resolver }).request(get(url)));
      expect(error.message).toContain('rebind.example.com');
      expect(error.message).not.toContain('secret');
    }
  });
});

describe('failures of the connection', () => {
  it('reports a closed port, also to more callers than there are connections', async () => {
    const server = await http(() => undefined);
    server.close();
    await once(server, 'close');
    const egress = client({ connectionsPerOrigin: 2 });

    const errors = await Promise.all(Array.from({ length: 7 }, () => failure(egress.request(get(server.url)))));

    for (const error of errors) {
      expect(error).toMatchObject({ code: 'connection_refused', retryable: true, phase: 'before_send' });
      expect(error.message).toContain(`127.0.0.1:${server.port}`);
    }
  });

  it('works again for the same origin once its port is open', async () => {
    const server = await http((_, response) => response.end('back'));
    const { port } = server;
    server.close();
    await once(server, 'close');
    const egress = client();
    await failure(egress.request(get(server.url)));

    server.listen(port, '127.0.0.1');
    await once(server, 'listening');

    expect((await egress.request(get(server.url))).body.toString()).toBe('back');
  });

  it('gives up on a connection that does not come about', async () => {
    const egress = client({ resolver: () => new Promise(() => undefined) });
    const url = new URL('http://blackhole.example.com/');
    const error = await failure(egress.request(get(url, { timeouts: { ...timeouts, connectMs: 20 } })));
    expect(error).toMatchObject({ code: 'connect_timeout', retryable: true, phase: 'before_send' });
  });

  it('reports a peer that hangs up without an answer as possibly processed', async () => {
    const server = await http((request) => request.socket.resetAndDestroy());
    const error = await failure(client().request(get(server.url, { method: 'POST', body: 'pay' })));
    expect(error).toMatchObject({ code: 'connection_reset', retryable: true, phase: 'after_send' });
  });

  it('reports a reset in the middle of the body', async () => {
    const server = await http((request, response) => {
      response.write('half', () => request.socket.resetAndDestroy());
    });
    expect(await failure(client().request(get(server.url)))).toMatchObject({
      code: 'connection_reset',
      phase: 'after_send',
    });
  });

  it('reports a body that ends before its announced length', async () => {
    const server = await http((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('short', () => request.socket.end());
    });
    expect(await failure(client().request(get(server.url)))).toMatchObject({
      code: 'connection_reset',
      phase: 'after_send',
    });
  });

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'network_error'],
    ['endless headers', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(70_000)}`, 'network_error'],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', 'connection_reset'],
  ])('reports %s', async (_, answer, code) => {
    const server = await listen(
      createTcpServer((socket: Socket) => {
        socket.on('error', () => undefined).once('data', () => socket.write(answer));
      }),
    );
    expect(await failure(client().request(get(server.url)))).toMatchObject({ code, phase: 'after_send' });
  });
});

describe('timeouts', () => {
  it('gives up on headers that do not come, and closes the socket', async () => {
    const { url, holding } = await holdingServer();
    const response = failure(client().request(get(url, { timeouts: { ...timeouts, firstByteMs: 50 } })));
    const { request } = await holding(1);
    const closed = closing(request.socket);

    expect(await response).toMatchObject({ code: 'first_byte_timeout', retryable: true, phase: 'after_send' });
    await closed;
  });

  it('does not take an informational response for the first byte', async () => {
    const { url, holding } = await holdingServer();
    const call = failure(client().request(get(url, { timeouts: { ...timeouts, firstByteMs: 100 } })));
    (await holding(1)).response.writeProcessing();
    expect((await call).code).toBe('first_byte_timeout');
  });

  it('gives up on a body that trickles, and closes the socket', async () => {
    const { url, holding } = await holdingServer();
    const call = failure(client().request(get(url, { timeouts: { ...timeouts, totalMs: 400 } })));
    const { request, response } = await holding(1);
    const closed = closing(request.socket);
    const trickle = setInterval(() => response.write('.'), 10);

    const error = await call;
    clearInterval(trickle);

    expect(error).toMatchObject({ code: 'total_timeout', retryable: true, phase: 'after_send' });
    await closed;
  });

  it('does not count the body against the first byte', async () => {
    const { url, holding } = await holdingServer();
    const egress = client();
    const request = get(url, { timeouts: { ...timeouts, firstByteMs: 300 } });
    const call = egress.request(request);
    const { response } = await holding(1);
    response.write('a');

    const clock = failure(egress.request(request)); // started later and never answered: when it ends, 300 ms are over
    expect((await clock).code).toBe('first_byte_timeout');
    response.end('b');

    expect((await call).body.toString()).toBe('ab');
  });

  it('says before_send when the total time ends while waiting for a free connection', async () => {
    const { url, holding } = await holdingServer();
    const egress = client({ connectionsPerOrigin: 1 });
    const first = egress.request(get(url));
    const { response } = await holding(1);

    const error = await failure(egress.request(get(url, { timeouts: { ...timeouts, totalMs: 20 } })));

    expect(error).toMatchObject({ code: 'total_timeout', phase: 'before_send' });
    response.end();
    await first;
  });
});

describe('the response limit', () => {
  it('keeps a body of exactly the limit whole', async () => {
    const server = await http((_, response) => response.end('x'.repeat(1000)));
    const response = await client({ maxResponseBytes: 1000 }).request(get(server.url));
    expect(response).toMatchObject({ bodyBytes: 1000, truncated: false });
  });

  it('stops an endless body at the limit and closes the socket', async () => {
    const { url, holding } = await holdingServer();
    const call = client().request(get(url, { maxResponseBytes: 10_000 }));
    const held = await holding(1);
    const closed = closing(held.request.socket);
    const pour = () => {
      while (!held.response.destroyed && held.response.write('x'.repeat(4096)));
    };
    held.response.on('drain', pour);
    pour();

    const response = await call;

    expect(response.body.equals(Buffer.alloc(10_000, 'x'))).toBe(true);
    expect(response).toMatchObject({ status: 200, truncated: true });
    expect(response.bodyBytes).toBeGreaterThan(10_000);
    await closed;
  });

  it('can keep no body at all', async () => {
    const server = await http((_, response) => response.end('x'));
    const response = await client().request(get(server.url, { maxResponseBytes: 0 }));
    expect(response).toMatchObject({ bodyBytes: 1, truncated: true, body: Buffer.alloc(0) });
  });

  it('serves the next call on a new connection after a truncated one', async () => {
    const server = await http((_, response) => response.end('x'.repeat(500_000)));
    const egress = client({ connectionsPerOrigin: 1 });
    for (let i = 0; i < 3; i++) {
      const response = await egress.request(get(server.url, { maxResponseBytes: 10 }));
      expect(response).toMatchObject({ truncated: true, body: Buffer.from('xxxxxxxxxx') });
    }
  });
});

describe('aborting', () => {
  it('closes the socket of a call in flight', async () => {
    const { url, holding } = await holdingServer();
    const abort = new AbortController();
    const call = failure(client().request(get(url, { signal: abort.signal })));
    const { request } = await holding(1);
    const closed = closing(request.socket);

    abort.abort(new Error('the lease is lost'));

    expect(await call).toMatchObject({ code: 'aborted', phase: 'after_send', cause: { message: 'the lease is lost' } });
    await closed;
  });

  it('closes the socket in the middle of a body', async () => {
    const { url, holding } = await holdingServer();
    const abort = new AbortController();
    const call = failure(client().request(get(url, { signal: abort.signal })));
    const { request, response } = await holding(1);
    const closed = closing(request.socket);
    response.write('half', () => abort.abort());

    expect((await call).code).toBe('aborted');
    await closed;
  });

  it('connects nowhere when the signal is already aborted', async () => {
    const resolver = jest.fn();
    const request = get(new URL('http://api.example.com/'), { signal: AbortSignal.abort() });
    expect(await failure(client({ resolver }).request(request))).toMatchObject({
      code: 'aborted',
      phase: 'before_send',
    });
    expect(resolver).not.toHaveBeenCalled();
  });

  it('never sends a call that was aborted while it waited for a connection, and keeps that connection', async () => {
    const { server, url, holding, held } = await holdingServer();
    const connected = jest.fn();
    server.on('connection', connected);
    const egress = client({ connectionsPerOrigin: 1 });
    const abort = new AbortController();
    const first = egress.request(get(url));
    const second = failure(egress.request(get(new URL('/aborted', url), { signal: abort.signal })));
    const third = egress.request(get(new URL('/third', url)));
    const { response } = await holding(1);

    abort.abort();
    expect(await second).toMatchObject({ code: 'aborted', phase: 'before_send' });
    response.end();
    await first;
    (await holding(2)).response.end();
    await third;

    expect(held.map(({ request }) => request.url)).toEqual(['/', '/third']);
    expect(connected).toHaveBeenCalledTimes(1);
  });

  it('never sends a call whose time to be sent is over when it gets its connection, and keeps that connection', async () => {
    const { server, url, holding, held } = await holdingServer();
    const connected = jest.fn();
    server.on('connection', connected);
    const egress = client({ connectionsPerOrigin: 1 });
    const first = egress.request(get(url, { sendBy: performance.now() + 10_000 }));
    const second = failure(egress.request(get(new URL('/late', url), { sendBy: performance.now() })));
    const third = egress.request(get(new URL('/third', url)));
    (await holding(1)).response.end();
    await first;
    expect(await second).toMatchObject({ code: 'not_sent_in_time', phase: 'before_send' });
    (await holding(2)).response.end();
    await third;

    expect(held.map(({ request }) => request.url)).toEqual(['/', '/third']);
    expect(connected).toHaveBeenCalledTimes(1);
  });

  it('leaves no listener on the signal', async () => {
    const server = await http((_, response) => response.end());
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    await client().request(get(server.url, { signal }));
    expect(added).toHaveBeenCalledTimes(1);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('connections', () => {
  it('are reused one call after the other', async () => {
    const server = await http((_, response) => response.end('ok'));
    const connected = jest.fn();
    server.on('connection', connected);
    const egress = client({ connectionsPerOrigin: 1 });
    for (let i = 0; i < 5; i++) await egress.request(get(server.url));
    expect(connected).toHaveBeenCalledTimes(1);
  });

  it('are bounded per origin', async () => {
    const { server, url, holding, held } = await holdingServer();
    const connected = jest.fn();
    server.on('connection', connected);
    const egress = client({ connectionsPerOrigin: 2 });
    const calls = Array.from({ length: 6 }, () => egress.request(get(url)));
    for (let i = 1; i <= 6; i++) (await holding(i)).response.end();
    await Promise.all(calls);
    expect(held).toHaveLength(6);
    expect(connected).toHaveBeenCalledTimes(2);
  });

  it('drain on close: the call in flight finishes, a later one is refused, the socket is closed', async () => {
    const { url, holding } = await holdingServer();
    const egress = client();
    const call = egress.request(get(url));
    const { request, response } = await holding(1);
    const socketClosed = closing(request.socket);

    const drained = egress.close();
    expect(await failure(egress.request(get(url)))).toMatchObject({ code: 'network_error', phase: 'before_send' });
    response.end('finished');

    expect((await call).body.toString()).toBe('finished');
    await drained;
    await socketClosed;
    await expect(egress.close()).resolves.toBeUndefined();
  });
});
