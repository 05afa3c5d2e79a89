import { Batcher, Database, intArray, textArray, timestampArray, uuidArray } from '@app/database';
import { newId } from '@app/kernel';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';

/** One request of ours (`in`) or one call to a third party (`out`). */
export interface RequestRecord {
  readonly workspaceId?: string;
  readonly requestId: string;
  readonly traceId: string;
  readonly direction: 'in' | 'out';
  readonly actorType: string;
  readonly actorId?: string;
  readonly connectorId?: string;
  readonly jobId?: string;
  /** The route (`POST /v1/workspaces/:workspaceId/connectors`) or the call (`POST https://host/path`). */
  readonly operation: string;
  /** `refused`: the request was wrong (4xx); `failed`: the answering side was (5xx, or no answer). */
  readonly status: 'success' | 'refused' | 'failed';
  readonly httpStatus?: number;
  readonly latencyMs: number;
  readonly retryCount?: number;
  readonly idempotencyKey?: string;
  readonly errorCode?: string;
  readonly at: Date;
}

/** Writes the request log in batches, beside the answer and not before it; on shutdown the rest is written out. */
@Injectable()
export class RequestLog implements OnApplicationShutdown {
  private readonly logger = new Logger('RequestLog');
  private readonly batcher = new Batcher<RequestRecord, void>({
    name: 'request-log',
    maxItems: 1_000,
    flush: (records) => this.flush(records),
  });

  constructor(private readonly database: Database) {}

  /** Never throws and never waits: a request must not fail because its record could not be written. */
  record(record: RequestRecord): void {
    this.batcher.add(record).catch((error: unknown) => {
      this.logger.error('a request could not be recorded', { error, requestId: record.requestId });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  private async flush(records: readonly RequestRecord[]): Promise<void[]> {
    await this.database.systemStatement(
      'record',
      `insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, actor_id, connector_id,
         job_id, operation, status, http_status, latency_ms, retry_count, idempotency_key, error_code, created_at)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
         $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::int[], $13::int[], $14::int[], $15::text[], $16::text[],
         $17::timestamptz[])`,
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
      ],
    );
    return new Array<void>(records.length);
  }
}
