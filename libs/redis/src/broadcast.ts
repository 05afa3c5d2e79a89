import { SETTINGS, type Settings } from '@app/config';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { connectRedis } from './connect';
import { RedisConnection } from './redis-connection';

const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 2_000;

type Hear = (message: string) => void;

/**
 * Tells every process something that they would find out a little later by themselves, such as that a job is to be
 * cancelled or a cached value is stale. A message may be lost: while Redis is away nobody hears it. So whoever listens
 * also looks from time to time, and nothing secret is ever said.
 */
@Injectable()
export class Broadcast implements OnApplicationShutdown {
  private readonly logger = new Logger('Broadcast');
  private readonly ears = new Map<string, Set<Hear>>();
  private listener?: Redis;

  constructor(
    private readonly redis: RedisConnection,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'REDIS_URL'>,
  ) {}

  /**
   * Tells all processes. This one hears it at once, so that whoever asked it for a change finds the change made, and
   * once more when Redis tells it. Never throws and need not be waited for.
   */
  publish(topic: string, message: string): Promise<void> {
    this.hear(topic, message);
    return this.redis.tryOr<void>(
      async (client) => void (await client.publish(this.channel(topic), message)),
      () => undefined,
    );
  }

  /** Calls `hear` for each message of the topic from now on. @returns a function that ends it */
  subscribe(topic: string, hear: Hear): () => void {
    const ears = this.ears.get(topic) ?? new Set();
    ears.add(hear);
    if (!this.ears.has(topic)) {
      this.ears.set(topic, ears);
      this.connection()
        .subscribe(this.channel(topic))
        .catch(() => undefined); // subscribes again by itself once it is connected
    }
    return () => void ears.delete(hear);
  }

  onApplicationShutdown(): void {
    this.listener?.disconnect();
  }

  /** A connection of its own, because one that subscribes can do nothing else; made when the first one listens. */
  private connection(): Redis {
    if (this.listener) return this.listener;
    const listener = connectRedis(this.settings.REDIS_URL, {
      connectTimeout: CONNECT_TIMEOUT_MS,
      maxRetriesPerRequest: null,
      retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_DELAY_MS),
    });
    listener.on('error', (error) => this.logger.debug('redis', { error }));
    listener.on('message', (channel, message) => this.hear(channel.slice(this.channel('').length), message));
    this.listener = listener;
    return listener;
  }

  /** Redis keeps its databases apart, but not what is published in them. */
  private channel(topic: string): string {
    return `{signalbox}:${this.redis.client.options.db ?? 0}:${topic}`;
  }

  private hear(topic: string, message: string): void {
    for (const hear of this.ears.get(topic) ?? []) {
      try {
        hear(message);
      } catch (error) {
        this.logger.error('a listener failed', { topic, error });
      }
    }
  }
}
