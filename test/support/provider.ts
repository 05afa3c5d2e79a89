import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Behaviour = (request: ProviderRequest, response: ServerResponse, nth: number) => unknown;

/** A third party that keeps what it gets and does what the test says, also what no third party should do. */
export class Provider {
  readonly requests: ProviderRequest[] = [];
  behaviour: Behaviour = (_, response) => response.end();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(behaviour?: Behaviour): Promise<Provider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const provider = new Provider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    if (behaviour) provider.behaviour = behaviour;
    server.on('request', (request, response) => void provider.serve(request, response));
    return provider;
  }

  json(status: number, body: object): void {
    this.behaviour = (_, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const kept = { method, url, headers, body: Buffer.concat(chunks).toString() };
    this.requests.push(kept);
    await this.behaviour(kept, response, this.requests.length);
  }
}
