import { SETTINGS, type Settings } from '@app/config';
import { atScrape, counter, gauge } from '@app/observability';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { connectRedis } from './connect';
import { inTime } from './in-time';

/** A command that takes longer than this, in milliseconds, is given up: a request waits for it. See {@link inTime}. */
const COMMAND_TIMEOUT_MS = 250;
const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 2_000;
/** After a failed command none is tried for this long, so that a Redis that hangs costs one timeout and not one each. */
const REST_MS = 1_000;

const answers = gauge('signalbox_redis_up', 'Whether commands to Redis are tried: 0 while it is away or rests.');
const failures = counter('signalbox_redis_failures_total', 'Commands that Redis did not answer in time or refused.');

/**
 * The process's connection to Redis. Nothing may depend on Redis being there: a command runs now or not at all, it
 * never waits for a connection, and whoever uses it says what happens without.
 */
@Injectable()
export class RedisConnection implements OnApplicationShutdown {
  /** For commands inside {@link tryOr}, and for libraries that want a client. */
  readonly client: Redis;
  private readonly logger = new Logger('Redis');
  private restUntil = 0;
  private readonly endScrape = atScrape(() => answers.set(this.usable ? 1 : 0));

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'REDIS_URL'>) {
    this.client = connectRedis(settings.REDIS_URL, {
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_DELAY_MS),
    });
    this.client.on('error', (error) => this.logger.debug('redis', { error }));
  }

  /** Whether a command is worth a try now. */
  get usable(): boolean {
    return this.client.status === 'ready' && performance.now() >= this.restUntil;
  }

  /** Runs the command; when Redis is away or does not answer in time, the other way. */
  async tryOr<T>(command: (client: Redis) => Promise<T>, otherwise: (error?: unknown) => T | Promise<T>): Promise<T> {
    if (!this.usable) return otherwise();
    try {
      return await inTime(command(this.client), COMMAND_TIMEOUT_MS);
    } catch (error) {
      this.restUntil = performance.now() + REST_MS;
      failures.inc();
      this.logger.warn('redis did not answer', { error });
      return otherwise(error);
    }
  }

  onApplicationShutdown(): void {
    this.endScrape();
    // Nothing is worth waiting for: at most a count is lost.
    this.client.disconnect();
  }
}
