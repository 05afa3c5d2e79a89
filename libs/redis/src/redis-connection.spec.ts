import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { RedisConnection } from './redis-connection';

const listening = async (server: Server) => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** Speaks enough of the protocol to look ready; what it answers to any other command the test says. */
class StandIn {
  commands = 0;
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(answer: (socket: Socket) => void): Promise<StandIn> {
    const server = createServer();
    const standIn = new StandIn(server, `redis://127.0.0.1:${await listening(server)}`);
    server.on('connection', (socket) => {
      standIn.sockets.add(socket);
      socket.on('data', (data) => {
        // What a client says by itself when it connects.
        const greetings = String(data).match(/\r\nsetinfo\r\n/gi)?.length ?? 0;
        socket.write('+OK\r\n'.repeat(greetings));
        if (/\r\ninfo\r\n/i.test(String(data))) socket.write('$12\r\nrole:master\n\r\n');
        if (/\r\nget\r\n/i.test(String(data))) {
          standIn.commands += 1;
          answer(socket);
        }
      });
    });
    return standIn;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

const here = () => 'elsewhere';

describe('RedisConnection', () => {
  let connection: RedisConnection;
  let standIn: StandIn | undefined;
  beforeAll(() => void Logger.overrideLogger(false));
  afterEach(async () => {
    connection.onApplicationShutdown();
    await standIn?.stop();
    standIn = undefined;
  });

  it('goes the other way at once when nobody is there', async () => {
    const server = createServer();
    const port = await listening(server);
    server.close();
    await once(server, 'close');
    connection = new RedisConnection({ REDIS_URL: `redis://127.0.0.1:${port}` });
    expect(connection.usable).toBe(false);
    expect(await connection.tryOr(() => Promise.reject(new Error('must not be tried')), here)).toBe('elsewhere');
  });

  it('gives up a command that is not answered, and tries none for a while', async () => {
    standIn = await StandIn.start(() => undefined);
    connection = new RedisConnection({ REDIS_URL: standIn.url });
    await once(connection.client, 'ready');
    expect(connection.usable).toBe(true);
    const get = () => connection.tryOr<string | null>((client) => client.get('key'), here);
    expect(await get()).toBe('elsewhere');
    expect(connection.usable).toBe(false);
    expect(await Promise.all([get(), get()])).toEqual(['elsewhere', 'elsewhere']);
    expect(standIn.commands).toBe(1);
  });

  it('answers what Redis answers', async () => {
    standIn = await StandIn.start((socket) => socket.write('$5\r\nvalue\r\n'));
    connection = new RedisConnection({ REDIS_URL: standIn.url });
    await once(connection.client, 'ready');
    expect(await connection.tryOr<string | null>((client) => client.get('key'), here)).toBe('value');
  });
});
