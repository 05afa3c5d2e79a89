import { SETTINGS, type Settings } from '@app/config';
import {
  discard,
  done,
  HandlesJob,
  type JobContext,
  type JobHandler,
  type JobOutcome,
  type OrderPayload,
  snooze,
} from '@app/jobs';
import { RetentionDays } from '@app/workspaces';
import { Inject } from '@nestjs/common';
import { SourceLoader, SourceNotFound } from '../inbound/source-loader';
import { GithubDeliveries, HeldByPolicy, type Hook } from './github-deliveries';
import { MissingDeliveries } from './missing-deliveries';
import { pulledMessage, type PulledMessage } from './pulled-message';
import { PulledMessages } from './pulled-messages';
import type { RepairDto } from './repair.dto';
import { repairWebhooks } from './repair-webhooks.job';

/** Messages that are stored together, and bytes of their bodies. */
const BATCH = 20;
const BATCH_BYTES = 8 * 1024 * 1024;
const DAY_MS = 86_400_000;

/**
 * Looks through what the provider sent, then fetches and stores what is missing, the oldest first. Whoever takes over
 * looks again: what is stored by then is missing no more.
 */
@HandlesJob(repairWebhooks)
export class RepairWebhooksHandler implements JobHandler<OrderPayload> {
  constructor(
    private readonly sources: SourceLoader,
    private readonly github: GithubDeliveries,
    private readonly missing: MissingDeliveries,
    private readonly pulled: PulledMessages,
    private readonly days: RetentionDays,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async run(context: JobContext<OrderPayload>): Promise<JobOutcome> {
    try {
      return await this.repair(context, context.payload.filter as unknown as RepairDto);
    } catch (error) {
      if (error instanceof HeldByPolicy) return snooze(error.until, error.message);
      if (error instanceof SourceNotFound) return discard({ code: 'connector_gone', message: 'It was deleted.' });
      throw error;
    }
  }

  private async repair(context: JobContext<OrderPayload>, wanted: RepairDto): Promise<JobOutcome> {
    const { scope, jobId, traceId, attempt, signal, progress } = context;
    const { connectorId } = wanted;
    const source = await this.sources.ofConnector(scope, connectorId);
    const { connector, verifier } = source.source;
    const hook: Hook = { scope, connectorId, path: pathOf(wanted), jobId, attempt, signal };
    const order = { scope, id: jobId, traceId, hook: hook.path };
    const since = await this.sinceOf(context, wanted);
    const { deliveries, listed, oldest, isCapped } = await this.missing.find(
      hook,
      `${verifier.name}:${connector.id}`,
      since,
      (count) => progress({ done: 0, message: `looked through ${count} deliveries` }),
    );
    let stored = await this.pulled.doneOf(order);
    const total = stored + deliveries.length;
    let [batch, bytes, looked]: [PulledMessage[], number, number] = [[], 0, 0];
    for (const delivery of deliveries) {
      signal.throwIfAborted();
      const sent = await this.github.sent(hook, delivery);
      const one = sent && pulledMessage(source, delivery, sent, this.settings.PUBLIC_URL);
      looked += 1;
      if (one && one.message.body.length <= this.settings.HOOK_BODY_LIMIT_BYTES) {
        bytes += one.message.body.length;
        batch.push(one);
      }
      if (batch.length < BATCH && bytes < BATCH_BYTES && looked < deliveries.length) continue;
      stored += await this.pulled.store(order, batch);
      [batch, bytes] = [[], 0];
      progress({ done: total - deliveries.length + looked, total, message: `${stored} pulled in` });
    }
    return done({ total, done: stored, skipped: total - stored, listed, oldest, isCapped });
  }

  /** Not before what the workspace keeps: what it has forgotten would look as if it had never arrived. */
  private async sinceOf({ scope }: JobContext<OrderPayload>, { since }: RepairDto): Promise<Date> {
    const workspace = (await this.days.ofAll()).find(({ workspaceId }) => workspaceId === scope.workspaceId);
    const kept = new Date(Date.now() - (workspace?.webhookDays.metadata ?? 1) * DAY_MS);
    const asked = new Date(since ?? 0);
    return asked > kept ? asked : kept;
  }
}

const pathOf = ({ repository, organization, hookId }: RepairDto) =>
  repository === undefined ? `/orgs/${organization}/hooks/${hookId}` : `/repos/${repository}/hooks/${hookId}`;
