import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ledger, type Way, WAYS } from './ledger.mts';

/** How the third party is doing. */
export type Mood = 'well' | 'failing' | 'slow' | 'hanging' | 'down';

/** Long enough that there are always calls under way, for a fault to cut. */
const WELL_MS = 80;
const SLOW_MS = 1_500;

/** The third party that is called. It writes down every call, whatever it answers. */
export class Destination {
  mood: Mood = 'well';
  readonly #ledger: Ledger;
  readonly #server: Server;
  readonly #startedAt = performance.now();

  private constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#server = createServer((request, response) => {
      if (this.mood === 'down') request.socket.destroy();
      else request.resume().once('end', () => this.#answer(request, response));
    });
  }

  static async start(ledger: Ledger): Promise<Destination> {
    const destination = new Destination(ledger);
    await new Promise<void>((resolve) => destination.#server.listen(0, '127.0.0.1', resolve));
    return destination;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const arrival = {
      eventId: String(request.headers['x-signalbox-event-id'] ?? ''),
      idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
      accepted: this.mood === 'well' || this.mood === 'slow',
      at: performance.now() - this.#startedAt,
    };
    this.#ledger.arrived(wayOf(request.url), arrival);
    const status = arrival.accepted ? 200 : 500;
    if (this.mood === 'hanging') return;
    setTimeout(() => response.writeHead(status).end(), this.mood === 'slow' ? SLOW_MS : WELL_MS);
  }
}

function wayOf(url = ''): Way {
  const way = WAYS.find((name) => url === `/${name}`);
  if (!way) throw new Error(`a call to ${url}, where no route leads`);
  return way;
}
