import { Database, SchemaVersion } from '@app/database';
import { WorkerPresence } from '@app/jobs';
import { Bell, LANES } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';

/** A worker that was not seen for this long is reported, in seconds. */
const WORKER_MISSING_SECONDS = 60;

/**
 * What readiness looks at. Without the database nothing can be accepted, so that is `down`. Without Redis or a worker
 * events are still accepted and nothing is lost, only later: that is `up` and `degraded`, because taking the api out
 * of its load balancer would turn a delay into refused webhooks.
 */
@Injectable()
export class Indicators {
  constructor(
    private readonly health: HealthIndicatorService,
    private readonly database: Database,
    private readonly schema: SchemaVersion,
    private readonly bell: Bell,
    private readonly workers: WorkerPresence,
  ) {}

  async databaseAnswers(): Promise<HealthIndicatorResult> {
    const indicator = this.health.check('database');
    try {
      await this.database.systemStatement('maintenance', 'select 1', []);
      return indicator.up();
    } catch {
      return indicator.down('the database does not answer; see the log');
    }
  }

  async migrationsApplied(): Promise<HealthIndicatorResult> {
    const indicator = this.health.check('migrations');
    try {
      const pending = await this.schema.pending();
      return pending.length === 0 ? indicator.up() : indicator.down({ pending, message: 'run the migrations' });
    } catch {
      return indicator.down('unknown while the database does not answer');
    }
  }

  async redisAnswers(): Promise<HealthIndicatorResult> {
    const indicator = this.health.check('redis');
    try {
      await this.bell.ping();
      return indicator.up();
    } catch {
      return indicator.up({ degraded: true, message: 'Redis does not answer; jobs start by the sweep, later' });
    }
  }

  async workerSeen(): Promise<HealthIndicatorResult> {
    const indicator = this.health.check('worker');
    try {
      const lanes = await this.workers.lanesWithoutWorker(WORKER_MISSING_SECONDS);
      if (lanes.length === 0) return indicator.up();
      const which = lanes.length === LANES.length ? 'no worker was seen lately' : `no worker works ${lanes.join(', ')}`;
      return indicator.up({ degraded: true, message: `${which}; events are accepted and wait` });
    } catch {
      return indicator.down('unknown while the database does not answer');
    }
  }
}
