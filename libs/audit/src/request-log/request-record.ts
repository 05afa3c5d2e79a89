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
  /** Of a call out: the version of the policy it ran under; 0 is the built-in default. */
  readonly policyVersion?: number;
  /** The same for all attempts of one call out. */
  readonly callId?: string;
  readonly at: Date;
}
