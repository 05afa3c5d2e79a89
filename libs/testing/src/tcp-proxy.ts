import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between an app and a server it needs, so that a test can take the server away and bring it back. */
export class TcpProxy {
  private server: Server;
  private readonly sockets = new Set<Socket>();
  private stalled = false;

  private constructor(
    private readonly target: URL,
    private port: number,
  ) {}

  /** @param url where the server is, such as `postgres://user:password@host:port/name` */
  static async to(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(url), 0);
    await proxy.restore();
    return proxy;
  }

  /** The server's URL by way of this proxy. */
  get url(): string {
    const url = new URL(this.target.href);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Ends every connection and refuses new ones, as if the server had gone. */
  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Keeps connections open and moves nothing through them, as if the network had swallowed the server. */
  stall(): void {
    this.stalled = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** As `stall`, but new connections work: what is left of a server after its address moved to another. */
  stallOpenConnections(): void {
    for (const socket of this.sockets) socket.pause();
  }

  /** Brings the server back, after `cut` and after `stall`. */
  async restore(): Promise<void> {
    this.stalled = false;
    for (const socket of this.sockets) socket.resume();
    if (this.server?.listening) return;
    this.server = createServer((socket) => this.join(socket));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.cut();
  }

  private join(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay();
      socket.on('data', (chunk) => other.write(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      if (this.stalled) socket.pause();
    }
  }
}
