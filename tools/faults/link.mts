import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/**
 * The network between the apps and one server: it can be cut and slowed down, and the server behind it can be replaced
 * by another one without the apps' settings changing.
 */
export class Link {
  /** How long a chunk takes from one side to the other. */
  delayMs = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #target: URL;
  #cut = false;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((client) => this.#join(client));
  }

  /** @param url the server behind it, such as `postgres://user:password@host:port/name` */
  static async to(url: string): Promise<Link> {
    const link = new Link(url);
    link.#server.listen(0, '127.0.0.1');
    await once(link.#server, 'listening');
    return link;
  }

  /** The server's URL by way of this link; it stays the same. */
  get url(): string {
    const url = new URL(this.#target.href);
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  /** Another server takes the place of the one behind it. */
  leadTo(url: string): void {
    this.#target = new URL(url);
  }

  /** Ends every connection, and every new one at once, until `restore`. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#cut = false;
    this.delayMs = 0;
  }

  stop(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #join(client: Socket): void {
    if (this.#cut) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.#target.port), this.#target.hostname);
    client.pipe(this.#wire()).pipe(server);
    server.pipe(this.#wire()).pipe(client);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }

  #wire(): Transform {
    return new Transform({
      transform: (chunk, _, done) => {
        if (this.delayMs === 0) done(null, chunk);
        else setTimeout(done, this.delayMs, null, chunk);
      },
    });
  }
}
