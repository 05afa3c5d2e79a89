import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger.mts';

export interface SenderOptions {
  /** The same hook at several api processes: another one is tried when one does not answer. */
  hookUrls: readonly string[];
  secret: string;
  ledger: Ledger;
  random: () => number;
  /** Events of one key are sent one after another, each once the one before was accepted. */
  keys: number;
  eventsPerSecond: number;
}

const ANSWER_WITHIN_MS = 5_000;
const PAUSE_MS = 250;
/** One in so many events is sent again after it was accepted, is forged, or is large. */
const ONE_IN = { twice: 30, forged: 50, large: 60 };
const LARGE_BYTES = 400_000;

interface Receipt {
  duplicate: boolean;
  traceId: string;
}

/** Stands for a provider that sends again what was not answered with 202, with the same id. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #lanes: Promise<void>[];
  #stopped = false;
  #hook = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#lanes = Array.from({ length: options.keys }, (_, key) => this.#lane(`key-${key}`));
  }

  /** Resolves once everything that was begun has been accepted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#lanes);
  }

  async #lane(key: string): Promise<void> {
    const { keys, eventsPerSecond, random } = this.#options;
    const everyMs = (keys / eventsPerSecond) * 1_000;
    await sleep(random() * everyMs);
    for (let place = 0; !this.#stopped; place += 1) {
      await this.#send(key, place);
      await sleep(everyMs * (0.5 + random()));
    }
  }

  async #send(key: string, place: number): Promise<void> {
    const { ledger, random, secret } = this.#options;
    const oneIn = (many: number) => random() < 1 / many;
    const [twice, forged, large] = [oneIn(ONE_IN.twice), oneIn(ONE_IN.forged), oneIn(ONE_IN.large)];
    if (forged) await this.#forge(key);
    const id = randomUUID();
    const body = JSON.stringify({ key, place, ...(large && { padding: 'x'.repeat(LARGE_BYTES) }) });
    for (;;) {
      const receipt = await this.#post(id, body, secret);
      if (receipt) {
        ledger.accepted.set(id, { id, key, place, traceId: receipt.traceId });
        break;
      }
      await sleep(PAUSE_MS * (0.5 + random()));
    }
    if (!twice) return;
    const again = await this.#post(id, body, secret);
    if (again && !again.duplicate) ledger.wrongAnswers.push(`${id} was taken for a new event twice`);
  }

  async #forge(key: string): Promise<void> {
    const id = randomUUID();
    this.#options.ledger.forged.add(id);
    const receipt = await this.#post(id, JSON.stringify({ key, forged: true }), 'not the secret');
    if (receipt) this.#options.ledger.wrongAnswers.push(`forged ${id} was accepted`);
  }

  /** The receipt of a 202. Everything else is a refusal. */
  async #post(id: string, body: string, secret: string): Promise<Receipt | undefined> {
    const { hookUrls, ledger } = this.#options;
    const url = hookUrls[(this.#hook += 1) % hookUrls.length] ?? '';
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-github-event': 'push',
          'x-github-delivery': id,
          'x-hub-signature-256': `sha256=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      if (response.status === 202) return JSON.parse(text) as Receipt;
      ledger.refused(String(response.status));
    } catch {
      ledger.refused('no answer');
    }
    return undefined;
  }
}
