import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { AddressPolicy } from './address-policy';
import { guardedConnector } from './guarded-connector';

/** Stands for any gap in the checks before the connection: it lets the first question through, and no other. */
class ForgetfulPolicy extends AddressPolicy {
  private asked = 0;

  override refuseAddress(address: string, hostname: string): string | undefined {
    return this.asked++ === 0 ? undefined : super.refuseAddress(address, hostname);
  }
}

describe('guardedConnector', () => {
  let server: net.Server;
  let accepted: Promise<[Socket]>;

  beforeEach(async () => {
    server = net.createServer().listen(0, '127.0.0.1');
    accepted = once(server, 'connection') as Promise<[Socket]>;
    await once(server, 'listening');
  });

  afterEach(() => server.close());

  function connect(policy: AddressPolicy): Promise<unknown> {
    const resolver = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const connector = guardedConnector({ policy, resolver, timeoutMs: 5_000 });
    const port = String((server.address() as AddressInfo).port);
    return new Promise((resolve) => {
      connector({ protocol: 'http:', hostname: 'api.example.com', port }, (error, socket) => resolve(error ?? socket));
    });
  }

  /** What the server received until its side of the connection was gone. */
  async function received(): Promise<Buffer> {
    const [socket] = await accepted;
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    return Buffer.concat(chunks);
  }

  it('drops a socket whose peer is forbidden although the lookup let it pass', async () => {
    await expect(connect(new ForgetfulPolicy([]))).resolves.toMatchObject({ code: 'egress_forbidden' });
    expect(await received()).toHaveLength(0);
  });

  it('calls a peer that hung up before it could be checked a broken connection, to be tried again', async () => {
    const real = net.connect.bind(net) as (options: net.NetConnectOpts) => Socket;
    const spy = jest.spyOn(net, 'connect') as unknown as jest.SpyInstance<Socket, [net.NetConnectOpts]>;
    spy.mockImplementation((options) => Object.defineProperty(real(options), 'remoteAddress', { value: undefined }));

    const outcome = await connect(new AddressPolicy(['127.0.0.1/32']));
    spy.mockRestore();

    expect(outcome).toMatchObject({ code: 'connection_reset', retryable: true, phase: 'before_send' });
    expect(await received()).toHaveLength(0);
  });
});
