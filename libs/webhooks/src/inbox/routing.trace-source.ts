import { TraceSources } from '@app/audit';
import { Database } from '@app/database';
import { JobsTraceSource } from '@app/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** The job that routed an event together with others is in none of their traces: here it is told of in each of them. */
@Injectable()
export class RoutingTraceSource implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sources: TraceSources,
    private readonly jobs: JobsTraceSource,
  ) {}

  onModuleInit(): void {
    this.sources.register('routing', async (scope, traceId) => {
      const messages = await this.database.inWorkspace(scope, (tx) =>
        tx.query<{ job_id: string }[]>(
          `select distinct job_id from webhook_inbox
           where tenant_id = $1 and trace_id = $2 and job_id is not null limit ${MOST}`,
          [scope.workspaceId, traceId],
        ),
      );
      if (messages.length === 0) return [];
      return this.jobs.ofOthers(
        scope,
        traceId,
        messages.map(({ job_id: id }) => id),
      );
    });
  }
}

/** A trace is one event's story; a sender may have put many into one. */
const MOST = 100;
