import { ConnectorDirectory } from '@app/connectors';
import { Database } from '@app/database';
import { QueuesService } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { PoliciesService, PolicyEngine } from '@app/policies';
import { Injectable } from '@nestjs/common';
import type { DeadLettersDto, OpenBreakerDto, QueueFiguresDto } from './overview.dto';

const MOST_DEAD = 10_000;
/** Breakers that are asked how they are: those that opened last. */
const MOST_BREAKERS = 50;
/** A breaker that opened before was asked for a call since, or nobody calls there any more. */
const BREAKER_DAYS = 30;

/** How things stand in a workspace at this moment; each figure is bounded in what it costs. */
@Injectable()
export class StandingFigures {
  constructor(
    private readonly database: Database,
    private readonly queues: QueuesService,
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
    private readonly engine: PolicyEngine,
  ) {}

  async queue(scope: WorkspaceScope): Promise<QueueFiguresDto> {
    const { lanes } = await this.queues.ofWorkspace(scope);
    const ages = lanes.map(({ oldestDueSeconds }) => oldestDueSeconds).filter((age) => age !== null);
    return {
      due: lanes.reduce((sum, { due }) => sum + due, 0),
      later: lanes.reduce((sum, { later }) => sum + later, 0),
      running: lanes.reduce((sum, { running }) => sum + running, 0),
      isCapped: lanes.some(({ isCapped }) => isCapped),
      oldestDueSeconds: ages.length === 0 ? null : Math.max(...ages),
    };
  }

  deadLetters(scope: WorkspaceScope): Promise<DeadLettersDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const [row] = await tx.query<{ count: number }[]>(DEAD, [scope.workspaceId, MOST_DEAD + 1]);
      const count = row?.count ?? 0;
      return { count: Math.min(count, MOST_DEAD), isCapped: count > MOST_DEAD };
    });
  }

  /** The record tells which may be open, the engine which are. */
  async breakers(scope: WorkspaceScope): Promise<OpenBreakerDto[]> {
    const suspects = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ connectorId: string }[]>(OPENED, [scope.workspaceId, BREAKER_DAYS, MOST_BREAKERS]),
    );
    const asked = await Promise.all(suspects.map(({ connectorId }) => this.breaker(scope, connectorId)));
    return asked.filter((breaker) => breaker !== undefined);
  }

  private async breaker(scope: WorkspaceScope, connectorId: string): Promise<OpenBreakerDto | undefined> {
    const connector = await this.connectors.byId(scope, connectorId);
    if (!connector) return undefined;
    const policy = await this.policies.effective(scope, connector.policyId);
    const { state, since, probesFrom } = (await this.engine.health(scope, connectorId, policy)).circuit;
    return state === 'closed' ? undefined : { connectorId, name: connector.name, state, since, probesFrom };
  }
}

const DEAD = `
select count(*)::int as count
from (select from jobs where tenant_id = $1 and status = 'dead' limit $2) as bounded`;

/** Those whose latest change was no closing. */
const OPENED = `
select "connectorId" from (
  select distinct on (data_json ->> 'connectorId') data_json ->> 'connectorId' as "connectorId", type, created_at
  from event_log
  where tenant_id = $1 and type in ('circuit.opened', 'circuit.half_opened', 'circuit.closed')
    and created_at > now() - make_interval(days => $2)
  order by data_json ->> 'connectorId', created_at desc, id desc
) as latest
where type <> 'circuit.closed'
order by created_at desc limit $3`;
