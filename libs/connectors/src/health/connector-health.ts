import { CallStatisticsReader } from '@app/audit';
import { NotFound, type WorkspaceScope } from '@app/kernel';
import { PoliciesService, PolicyEngine } from '@app/policies';
import { Injectable } from '@nestjs/common';
import { ConnectorDirectory } from '../connectors/connector-directory';
import { CallsHealthDto, ConnectorHealthDto } from './connector-health.dto';

/** What the figures of calls are about, in seconds. */
const WINDOW_SECONDS = 900;

/** How a connector is doing: what its policy lets through now, and how its latest calls ended. */
@Injectable()
export class ConnectorHealth {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
    private readonly engine: PolicyEngine,
    private readonly statistics: CallStatisticsReader,
  ) {}

  /** Throws {@link NotFound}. */
  async of(scope: WorkspaceScope, id: string): Promise<ConnectorHealthDto> {
    const connector = await this.connectors.byId(scope, id);
    if (!connector) throw new NotFound('connector', id);
    const policy = await this.policies.effective(scope, connector.policyId);
    const state = await this.engine.health(scope, id, policy);
    const calls = CallsHealthDto.from(WINDOW_SECONDS, await this.statistics.ofConnector(scope, id, WINDOW_SECONDS));
    return ConnectorHealthDto.from(connector.status, state, calls, policy);
  }
}
