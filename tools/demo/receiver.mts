import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './plan.mts';

/** What the destination saw of one event. */
export interface Received {
  calls: number;
  /** Calls that it answered with 200; more than one would be a second delivery. */
  accepted: number;
  /** Of the first 200, on this process's clock (performance.now). */
  acceptedAt?: number;
  /** The distinct `idempotency-key`s: one, as it stays the same over all attempts. */
  keys: Set<string>;
}

export interface Receiver {
  url: string;
  events: ReadonlyMap<string, Received>;
  close(): Promise<void>;
}

/** The destination of the demo: accepts events, but fails some first, as planned. */
export async function startReceiver(faultsOf: (eventId: string) => Fault[]): Promise<Receiver> {
  const events = new Map<string, Received>();
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const eventId = header(request, 'x-signalbox-event-id');
      const seen = events.get(eventId) ?? { calls: 0, accepted: 0, keys: new Set<string>() };
      events.set(eventId, seen);
      const fault = faultsOf(eventId)[seen.calls];
      seen.calls += 1;
      seen.keys.add(header(request, 'idempotency-key'));
      if (!fault) {
        seen.accepted += 1;
        seen.acceptedAt ??= performance.now();
      }
      response.writeHead(fault ?? 200, {
        'content-type': 'application/json',
        ...(fault === 429 && { 'retry-after': '1' }),
      });
      response.end(JSON.stringify({ ok: !fault }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '(none)');
}
