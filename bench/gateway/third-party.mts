import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../support/serve.mts';

const BODY = Buffer.from(JSON.stringify({ ok: true, id: 4711 }));
const HEADERS = { 'content-type': 'application/json', 'content-length': BODY.length };

let connections = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, HEADERS).end(BODY));
});
server.on('connection', () => (connections += 1));
server.keepAliveTimeout = 60_000;

/** The server that both sides call: a process of its own. */
const methods = {
  async start(): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** Connections since the last time it was asked: how well they were reused. */
  connections(): Promise<number> {
    const since = connections;
    connections = 0;
    return Promise.resolve(since);
  },
};

export type ThirdPartyMethods = typeof methods;

serve(methods);
