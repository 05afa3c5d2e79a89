import type { Transaction } from '@app/database';
import { type EnqueuedJob, JobQueue, type NewJob } from '@app/jobs';
import type { WorkspaceScope } from '@app/kernel';
import { PoliciesService } from '@app/policies';
import type { Lane } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
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
  /** Default: that of calls. */
  readonly lane?: Lane;
}

/** What a policy says about attempts takes hold within this many milliseconds. */
const KEPT_MS = 2_000;

/** Enqueues calls, each with as many attempts as the policy of its connector allows. */
@Injectable()
export class ConnectorCalls {
  /** A burst of events reads it once. */
  private readonly kept = new LRUCache<string, number>({ max: 5_000, ttl: KEPT_MS });

  constructor(
    private readonly jobs: JobQueue,
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
  ) {}

  /** In the caller's transaction; the calls may be of many workspaces. */
  async enqueue(tx: Transaction, calls: readonly NewCall[]): Promise<EnqueuedJob[]> {
    return this.jobs.enqueue(tx, await this.jobsOf(calls));
  }

  /** The jobs that make the calls, for a statement that writes them beside other rows. */
  async jobsOf(calls: readonly NewCall[]): Promise<NewJob[]> {
    const attempts = await this.attemptsByConnector(calls);
    return calls.map((call) => ({
      ...call,
      definition: callConnector,
      connectorId: call.payload.connectorId,
      maxAttempts: attempts.get(call.payload.connectorId),
    }));
  }

  private async attemptsByConnector(calls: readonly NewCall[]): Promise<ReadonlyMap<string, number>> {
    const ids = [...new Set(calls.map((call) => call.payload.connectorId))];
    const attempts = new Map(ids.map((id) => [id, this.kept.get(id)]));
    await this.read(
      ids.filter((id) => attempts.get(id) === undefined),
      attempts,
    );
    return attempts as Map<string, number>;
  }

  private async read(ids: readonly string[], into: Map<string, number | undefined>): Promise<void> {
    if (ids.length === 0) return;
    // A connector that is gone keeps the default; its call then says so.
    for (const connector of await this.connectors.byIds(ids)) {
      const { policy } = await this.policies.effective(connector.scope, connector.policyId);
      into.set(connector.id, policy.retry.maxAttempts);
      this.kept.set(connector.id, policy.retry.maxAttempts);
    }
  }
}
