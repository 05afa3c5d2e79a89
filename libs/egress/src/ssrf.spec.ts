import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EgressClient, type EgressClientOptions } from './egress-client';
import type { EgressError } from './egress-error';

const TIMEOUTS = { connectMs: 2_000, firstByteMs: 2_000, totalMs: 5_000 };

/** Every way to say an address that must not be called, as a connector's base URL or a redirect might say it. */
const SPELLINGS = [
  // this machine
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '0x7f.0.0.1'],
  ...['017700000001', '0177.0.0.1', '0177.0x0.0.1', '00000177.0.0.01', '127.0.0.1.', '127。0。0。1', '①②⑦.0.0.1'],
  ...['0', '0.0.0.0', '0x0', '0.1', 'localhost', 'LOCALHOST', 'localhost.', 'foo.localhost', 'ｌｏｃａｌｈｏｓｔ'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
  // private networks
  ...['10.0.0.1', '10.1', '167772161', '0xa000001', '012.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...['192.168.257', '3232235521', '100.64.0.1', '[fc00::1]', '[fd12:3456::1]', '[::ffff:10.0.0.1]', '[::ffff:c0a8:1]'],
  ...['intranet.local', 'db.internal', 'host.docker.internal', 'kubernetes.default.svc.cluster.local'],
  // metadata of clouds
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '169.254.43518',
    '[::ffff:169.254.169.254]',
  ],
  ...['[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '169.254.170.2', '100.100.100.200', '192.0.0.192'],
  ...['metadata.google.internal'],
  // link-local, multicast, broadcast, reserved, tests, transitions that wrap an IPv4 address
  ...['169.254.0.1', '[fe80::1]', '[fec0::1]', '224.0.0.1', '239.255.255.250', '[ff02::1]', '255.255.255.255'],
  ...['240.0.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '[2001:db8::1]', '[100::1]'],
  ...[
    '[64:ff9b::7f00:1]',
    '[64:ff9b::a9fe:a9fe]',
    '[2002:7f00:1::]',
    '[2002:a9fe:a9fe::]',
    '[2001:0:0:0:0:0:80ff:fefe]',
  ],
] as const;

/** An address of this machine that no spelling names: the only one that is allowed, for the server that redirects. */
const REDIRECTING = '127.0.0.2';

describe('what must not be called', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  function client(options: Partial<EgressClientOptions> = {}): EgressClient {
    // A name that gets as far as the resolver fails there, in a way that is no refusal; and nothing leaves this machine.
    const resolver = () => Promise.reject(new Error('asked'));
    const made = new EgressClient({ allowCidrs: [], userAgent: 'test', resolver, ...options });
    closing.push(() => made.close());
    return made;
  }

  async function listen(listener: RequestListener, host = '127.0.0.1'): Promise<{ server: Server; port: number }> {
    const server = createServer(listener).listen(0, host);
    await once(server, 'listening');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return { server, port: (server.address() as AddressInfo).port };
  }

  const failure = (response: Promise<unknown>) =>
    response.then(
      () => Promise.reject(new Error('the call succeeded')),
      (error: EgressError) => error,
    );

  const get = (egress: EgressClient, url: string, maxRedirects = 0) =>
    egress.request({ url: new URL(url), method: 'GET', timeouts: TIMEOUTS, maxRedirects });

  it('is a list of 60 spellings or more, each once', () => {
    expect(SPELLINGS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SPELLINGS).size).toBe(SPELLINGS.length);
  });

  it.each(SPELLINGS)('%s is refused, for good, before anything is sent', async (host) => {
    const error = await failure(get(client(), `http://${host}/latest/meta-data/`));
    expect(error).toMatchObject({ code: 'egress_forbidden', retryable: false, phase: 'before_send' });
  });

  // A header cannot have the others.
  it.each(SPELLINGS.filter((host) => /^[\x20-\x7e]+$/.test(host)))('%s is refused behind a redirect', async (host) => {
    const location = `http://${host}/latest/meta-data/`;
    const { port } = await listen((_, response) => response.writeHead(302, { location }).end(), REDIRECTING);
    const egress = client({
      allowCidrs: [`${REDIRECTING}/32`],
      resolver: () => Promise.resolve([{ address: '10.9.9.9', family: 4 }]),
    });
    const error = await failure(get(egress, `http://${REDIRECTING}:${port}/`, 3));
    expect(error).toMatchObject({ code: 'egress_forbidden', retryable: false });
  });

  it.each(['ftp', 'file', 'gopher', 'dict', 'ws', 'data', 'javascript'])(
    'a redirect to %s: is refused',
    async (scheme) => {
      const { port } = await listen((_, response) => response.writeHead(302, { location: `${scheme}://x/y` }).end());
      const egress = client({ allowCidrs: ['127.0.0.1/32'] });
      expect(await failure(get(egress, `http://127.0.0.1:${port}/`, 3))).toMatchObject({ code: 'egress_forbidden' });
    },
  );

  it('is not reached by a name that changes its answer between the check and the connection, or after it', async () => {
    const reached = jest.fn();
    const { port } = await listen((_, response) => {
      reached();
      response.writeHead(200, { connection: 'close' }).end();
    });
    const answers = ['127.0.0.1', '127.0.0.2', '169.254.169.254', '127.0.0.1'];
    const asked = jest.fn();
    const resolver = () => {
      asked();
      return Promise.resolve([{ address: answers.shift() ?? '127.0.0.2', family: 4 }]);
    };
    const egress = client({ allowCidrs: ['127.0.0.1/32'], resolver });
    const url = `http://rebind.example:${port}/`;

    expect((await get(egress, url)).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1); // checked and connected by one and the same answer
    for (const _ of [2, 3]) expect(await failure(get(egress, url))).toMatchObject({ code: 'egress_forbidden' });
    expect((await get(egress, url)).status).toBe(200);
    expect(reached).toHaveBeenCalledTimes(2);
  });

  it('is not reached by a redirect to the same name, whose answer has changed meanwhile', async () => {
    const reached = jest.fn();
    const { port } = await listen((request, response) => {
      reached(request.url);
      response.writeHead(302, { location: '/second', connection: 'close' }).end();
    });
    const answers = ['127.0.0.1', '169.254.169.254'];
    const resolver = () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]);
    const egress = client({ allowCidrs: ['127.0.0.1/32'], resolver });
    expect(await failure(get(egress, `http://rebind.example:${port}/first`, 3))).toMatchObject({
      code: 'egress_forbidden',
    });
    expect(reached.mock.calls).toEqual([['/first']]);
  });
});
