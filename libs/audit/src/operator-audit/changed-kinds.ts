import type { ChangeFeed, ChangeKind } from '@app/changes';
import type { AuditRecord } from './chain-hash';

/** What the resources of the audit log are called where changes are told. */
const KINDS: Readonly<Record<string, ChangeKind>> = {
  api_key: 'api-keys',
  connector: 'connectors',
  inbox_message: 'inbox',
  invite: 'invites',
  job: 'jobs',
  jobs: 'jobs',
  member: 'members',
  policy: 'policies',
  quarantined_request: 'quarantine',
  queue_control: 'queues',
  route: 'routes',
  schedule: 'schedules',
  secret_ref: 'secrets',
  workspace: 'workspace',
};

/** Tells of an operator's change once it is committed: the row of the log, and what it is about. */
export function tellChange(
  feed: ChangeFeed,
  { id, tenantId, resourceType, resourceId }: Pick<AuditRecord, 'id' | 'tenantId' | 'resourceType' | 'resourceId'>,
): void {
  if (tenantId === null) return;
  feed.noteAfterCommit(tenantId, 'audit', id);
  const kind = KINDS[resourceType];
  if (kind) feed.noteAfterCommit(tenantId, kind, resourceId ?? undefined);
}
