import { Batcher, Database, intArray, textArray, timestampArray, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import { counter, currentTrace } from '@app/observability';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { EventLog } from '../event-log/event-log';
import type { RequestRecord } from './request-record';
import { ShedTally } from './shed-tally';
import { keeps } from './shedding';

/** Records that may wait for the database; at half of it only what must not be lost is taken. */
const MAX_QUEUED = 50_000;
/** Records gather for so long. */
const LINGER_MS = 100;
/** Losses are logged at most this often. */
const LOG_LOSSES_EVERY_MS = 10_000;

const left = counter(
  'signalbox_request_log_left_out_total',
  'Records that the request log does not have: shed under load, or lost because they could not be written.',
  ['why'],
);

/** What became of records, for metrics: all but the queue since the start of the process. */
export interface RequestLogCounts {
  readonly queued: number;
  /** Successful reads left out under load. */
  readonly shed: number;
  /** Records that could not be written: the database was away, or the queue was full of what must be kept. */
  readonly lost: number;
}

/**
 * Writes the request log in batches, beside the answer and not before it; on shutdown the rest is written out. When
 * the database falls behind, successful reads are left out first and counted.
 */
@Injectable()
export class RequestLog implements OnApplicationShutdown {
  private readonly logger = new Logger('RequestLog');
  private readonly batcher = new Batcher<RequestRecord, void>({
    name: 'request-log',
    maxItems: 1_000,
    maxQueued: MAX_QUEUED,
    // Nobody waits for the record, and a commit for every single request would slow down those that others wait for.
    lingerMs: LINGER_MS,
    flush: (records) => this.flush(records),
  });
  private readonly shed = new ShedTally();
  private lost = 0;
  private lossLoggedAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  get counts(): RequestLogCounts {
    return { queued: this.batcher.queued, shed: this.shed.total, lost: this.lost };
  }

  /** Never throws and never waits: a request must not fail because its record could not be written. */
  record(record: RequestRecord): void {
    if (!keeps(record, this.batcher.queued / MAX_QUEUED)) {
      left.inc({ why: 'shed' });
      return this.shed.add(record.workspaceId ?? null);
    }
    this.batcher.add(record).catch((error: unknown) => this.countLoss(error));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
    await this.tellShed(true);
  }

  private countLoss(error: unknown): void {
    this.lost += 1;
    left.inc({ why: 'lost' });
    if (Date.now() - this.lossLoggedAt < LOG_LOSSES_EVERY_MS) return;
    this.lossLoggedAt = Date.now();
    this.logger.error('requests could not be recorded', { error, lost: this.lost });
  }

  /** The gap is told where it is: in the event log of the workspace whose requests were left out. */
  private async tellShed(atEnd = false): Promise<void> {
    const events = this.shed.due(new Date(), currentTrace().traceId, atEnd);
    if (events.length === 0) return;
    await this.events.write(events).catch((error: unknown) => {
      this.shed.putBack(events);
      this.logger.warn('shed requests could not be told', { error });
    });
  }

  private async flush(records: readonly RequestRecord[]): Promise<void[]> {
    await this.database.systemStatement(
      'record',
      `insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, actor_id, connector_id,
         job_id, operation, status, http_status, latency_ms, retry_count, idempotency_key, error_code, created_at,
         policy_version, call_id)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
         $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::int[], $13::int[], $14::int[], $15::text[], $16::text[],
         $17::timestamptz[], $18::int[], $19::text[])`,
      [
        uuidArray(records.map(() => newId())),
        uuidArray(records.map((record) => record.workspaceId)),
        textArray(records.map((record) => record.requestId)),
        textArray(records.map((record) => record.traceId)),
        textArray(records.map((record) => record.direction)),
        textArray(records.map((record) => record.actorType)),
        textArray(records.map((record) => record.actorId)),
        uuidArray(records.map((record) => record.connectorId)),
        uuidArray(records.map((record) => record.jobId)),
        textArray(records.map((record) => record.operation)),
        textArray(records.map((record) => record.status)),
        intArray(records.map((record) => record.httpStatus)),
        intArray(records.map((record) => Math.round(record.latencyMs))),
        intArray(records.map((record) => record.retryCount ?? 0)),
        textArray(records.map((record) => record.idempotencyKey)),
        textArray(records.map((record) => record.errorCode)),
        timestampArray(records.map((record) => record.at)),
        intArray(records.map((record) => record.policyVersion)),
        textArray(records.map((record) => record.callId)),
      ],
    );
    void this.tellShed();
    return new Array<void>(records.length);
  }
}
