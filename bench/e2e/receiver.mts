import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../support/serve.mts';

const OK = JSON.stringify({ ok: true });
let received = 0;

const methods = {
  /** The destination: accepts everything at once. @returns its URL */
  listen(): Promise<string> {
    const server = createServer((request, response) => {
      request.resume().once('end', () => {
        received += 1;
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': OK.length }).end(OK);
      });
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  },

  /** Calls since the last time this was asked. */
  received(): Promise<number> {
    const count = received;
    received = 0;
    return Promise.resolve(count);
  },
};

export type ReceiverMethods = typeof methods;

serve(methods);
