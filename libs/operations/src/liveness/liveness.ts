import { hostname } from 'node:os';
import { EventLog } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { gauge, startTrace } from '@app/observability';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { databaseAnswers } from './database-answers';
import { EventLoopWatchdog } from './event-loop-watchdog';
import { Probes } from './probes';
import { restartProcess } from './restart';

const stalledGauge = gauge(
  'signalbox_stalled',
  'Whether this process makes no progress and is about to restart itself.',
);

/** Looks in the time after which something is stalled. */
const LOOKS = 4;
/** Looks in a row that have to find a problem, with a database that answers: it may have been back for a moment only. */
const CONFIRMED_BY = 2;
/** Time for the event to be written, in milliseconds; the database may be what is stuck. */
const TELL_MS = 2_000;

/**
 * Sees whether this process gets anywhere. One that does not says so, ends with an error and is started anew by its
 * supervisor; its leases run out and go to others. While the database is away nothing goes on anywhere: that is a state
 * of its own, and no restart would help.
 */
@Injectable()
export class Liveness implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Liveness');
  private readonly watchdog = new EventLoopWatchdog();
  private timer?: NodeJS.Timeout;
  private looking = false;
  private found = 0;
  private reason?: string;

  constructor(
    private readonly probes: Probes,
    private readonly events: EventLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Why this process is not alive; nothing while it is. */
  get stalled(): string | undefined {
    return this.reason;
  }

  onApplicationBootstrap(): void {
    const limitMs = this.settings.STALL_SECONDS * 1_000;
    stalledGauge.set(0);
    this.watchdog.start(limitMs);
    // Between two looks a sweep tries what failed while the database was away.
    const everyMs = Math.max(limitMs / LOOKS, 1.5 * this.settings.WORKER_SWEEP_SECONDS * 1_000);
    this.timer = setInterval(() => void this.look(), everyMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.watchdog.stop();
  }

  private async look(): Promise<void> {
    if (this.looking || this.reason !== undefined) return;
    this.looking = true;
    try {
      const problem = this.probes.problem();
      const ours = problem !== undefined && (await databaseAnswers(this.settings.DATABASE_URL));
      this.found = ours ? this.found + 1 : 0;
      if (problem !== undefined && this.found >= CONFIRMED_BY) await this.giveUp(problem);
    } finally {
      this.looking = false;
    }
  }

  private async giveUp(reason: string): Promise<void> {
    this.reason = reason;
    stalledGauge.set(1);
    this.logger.fatal(`makes no progress and restarts: ${reason}`);
    const told = this.events.write([
      {
        workspaceId: null,
        severity: 'critical',
        type: 'process.stalled',
        message: `A process made no progress and restarts: ${reason}`,
        data: { reason, host: hostname(), pid: process.pid },
        traceId: startTrace().traceId,
      },
    ]);
    const late = new Promise((resolve) => setTimeout(resolve, TELL_MS).unref());
    await Promise.race([told.catch((error: unknown) => this.logger.warn('that was not recorded', { error })), late]);
    restartProcess(this.settings.SHUTDOWN_SECONDS);
  }
}
