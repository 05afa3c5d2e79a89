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
  private readonly unheard = new Set<() => void>();
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

  /**
   * Calls `hear` for each message of the topic from now on, and `missed` whenever this process begins to listen, also
   * after Redis was away: what was said before that was not heard.
   *
   * @returns a function that ends it
   */
  subscribe(topic: string, hear: Hear, missed?: () => void): () => void {
    if (missed) this.unheard.add(missed);
    const ears = this.ears.get(topic) ?? new Set();
    ears.add(hear);
    if (!this.ears.has(topic)) {
      this.ears.set(topic, ears);
      const listener = this.connection();
      if (listener.status === 'ready') this.listenTo(listener, [topic]);
    }
    return () => {
      ears.delete(hear);
      if (missed) this.unheard.delete(missed);
    };
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
    listener.on('ready', () => this.listenTo(listener, [...this.ears.keys()]));
    listener.on('message', (channel, message) => this.hear(channel.slice(this.channel('').length), message));
    this.listener = listener;
    return listener;
  }

  /** Redis keeps its databases apart, but not what is published in them. */
  private channel(topic: string): string {
    return `{signalbox}:${this.redis.client.options.db ?? 0}:${topic}`;
  }

  /**
   * Only on a connection that is ready: one that already subscribes while ioredis still asks the server whether it is
   * ready is broken off, and the subscription with it.
   */
  private listenTo(listener: Redis, topics: readonly string[]): void {
    listener.subscribe(...topics.map((topic) => this.channel(topic))).then(
      () => {
        for (const missed of this.unheard) missed();
      },
      (error: unknown) => this.logger.debug('redis', { error }), // begins anew when the connection is ready again
    );
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
