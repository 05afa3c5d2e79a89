import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy that serves another server below a path, as one on a shared host does. */
export class PrefixProxy {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param prefix such as `/tools/signalbox`; it is taken off before a request is passed on */
  static async start(prefix: string, upstream: string): Promise<PrefixProxy> {
    const { hostname, port } = new URL(upstream);
    const server = createServer((incoming, outgoing) => {
      const { method, headers, url = '' } = incoming;
      const path = url.startsWith(prefix) ? url.slice(prefix.length) : url;
      const passed = request({ hostname, port, path, method, headers }, (answer) => {
        answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
      });
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PrefixProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
