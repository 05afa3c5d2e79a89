import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIASTANDIN', AWS_SECRET_ACCESS_KEY: 'stand-in' };

/** One bucket of a store that speaks S3's protocol, by path. */
export class S3StandIn {
  readonly objects = new Map<string, Buffer>();
  /** `away`: it answers nobody; `full`: it takes nothing. */
  state: 'well' | 'away' | 'full' = 'well';

  readonly url: string;
  private readonly server: Server;

  private constructor(server: Server, url: string) {
    this.server = server;
    this.url = url;
  }

  static async start(bucket: string): Promise<S3StandIn> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const store = new S3StandIn(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void store.serve(bucket, request, response));
    return store;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(bucket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.state === 'away') return void request.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname } = new URL(request.url ?? '', this.url);
    const key = pathname.slice(`/${bucket}/`.length);
    const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=AKIASTANDIN/') ?? false;
    if (!signed || !pathname.startsWith(`/${bucket}/`)) return fail(response, 403, 'AccessDenied');
    if (request.method === 'PUT') {
      if (this.state === 'full') return fail(response, 507, 'XMinioStorageFull');
      this.objects.set(key, Buffer.concat(chunks));
      return void response.writeHead(200, { etag: '"1"' }).end();
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = this.objects.get(key);
    if (!found) return fail(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found);
  }
}

function fail(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}
