import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Speaks as Vault does for AppRole sign-in and KV version 2. Source: Vault documentation, "HTTP API". */
export class VaultStandIn {
  readonly asked: string[] = [];
  readonly logins: unknown[] = [];
  /** Versions by path, the oldest first. */
  readonly secrets = new Map<string, { fields: Record<string, unknown>; createdAt: string }[]>();
  token = 'hvs.stand-in-token-1';
  status?: number;
  private readonly server = createServer((request, response) => {
    void this.answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  static async start(): Promise<VaultStandIn> {
    const vault = new VaultStandIn();
    vault.server.listen(0, '127.0.0.1');
    await once(vault.server, 'listening');
    return vault;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  put(path: string, fields: Record<string, unknown>, createdAt = new Date()): void {
    const versions = this.secrets.get(path) ?? [];
    this.secrets.set(path, [...versions, { fields, createdAt: createdAt.toISOString() }]);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const url = new URL(request.url ?? '/', this.url);
    if (this.status !== undefined) return { status: this.status, body: { errors: ['stand-in'] } };
    if (url.pathname === '/v1/auth/approle/login') {
      this.logins.push(JSON.parse(await textOf(request)));
      return { status: 200, body: { auth: { client_token: this.token, lease_duration: 3_600, renewable: true } } };
    }
    if (request.headers['x-vault-token'] !== this.token)
      return { status: 403, body: { errors: ['permission denied'] } };
    this.asked.push(url.pathname + url.search);
    const versions = this.secrets.get(url.pathname.replace('/v1/', '').replace('/data/', '/')) ?? [];
    const wanted = Number(url.searchParams.get('version') ?? versions.length);
    const found = versions[wanted - 1];
    if (!found) return { status: 404, body: { errors: [] } };
    const metadata = { version: wanted, created_time: found.createdAt, destroyed: false, deletion_time: '' };
    return { status: 200, body: { data: { data: found.fields, metadata } } };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
