import type { Transaction } from '@app/database';
import { type EnqueuedJob, JobQueue } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { PoliciesService } from '@app/policies';
import { Injectable } from '@nestjs/common';
import { ConnectorDirectory } from '../connectors/connector-directory';
import { callConnector, type CallConnectorPayload } from './call-connector.job';

export interface NewCall {
  readonly scope: WorkspaceScope;
  readonly payload: CallConnectorPayload;
  /** A second call with the same key is the first one. */
  readonly idempotencyKey: string;
  readonly traceId: string;
  readonly correlationId: string;
  readonly parentId?: string;
  /** Calls of the workspace with the same one go out one after another. */
  readonly orderingKey?: string;
  /** Lower goes first within the workspace; default 0. */
  readonly priority?: number;
}

/** Enqueues calls, each with as many attempts as the policy of its connector allows. */
@Injectable()
export class ConnectorCalls {
  constructor(
    private readonly jobs: JobQueue,
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
  ) {}

  /** In the caller's transaction; the calls may be of many workspaces. */
  async enqueue(tx: Transaction, calls: readonly NewCall[]): Promise<EnqueuedJob[]> {
    const attempts = await this.attemptsByConnector(calls);
    return this.jobs.enqueue(
      tx,
      calls.map((call) => ({
        ...call,
        definition: callConnector,
        connectorId: call.payload.connectorId,
        maxAttempts: attempts.get(call.payload.connectorId),
      })),
    );
  }

  private async attemptsByConnector(calls: readonly NewCall[]): Promise<Map<string, number>> {
    const ids = new Set(calls.map((call) => call.payload.connectorId));
    const attempts = new Map<string, number>();
    // A connector that is gone keeps the default; its call then says so.
    for (const connector of await this.connectors.byIds([...ids])) {
      const { policy } = await this.policies.effective(connector.scope, connector.policyId);
      attempts.set(connector.id, policy.retry.maxAttempts);
    }
    return attempts;
  }
}
