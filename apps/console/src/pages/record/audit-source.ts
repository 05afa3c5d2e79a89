import { api, data, type Schemas } from '../../api/client';
import type { Page } from '../../api/queries';
import type { Search } from '../../app/search';
import { SITE_ROOT } from '../../app/root';

const ACTOR_TYPES = ['user', 'api_key', 'system', 'anonymous'] as const;

interface Checkpoint {
  checkpointSequence?: number;
  checkpointHash?: string;
}

/** An audit log: that of a workspace, or the installation's own. */
export interface AuditSource {
  readonly key: string;
  readonly page: (filters: Search, cursor: string | undefined) => Promise<Page<Schemas['AuditDto']>>;
  readonly verify: (checkpoint: Checkpoint) => Promise<Schemas['AuditVerificationDto']>;
  readonly checkpoint: () => Promise<Schemas['AuditCheckpointDto']>;
  readonly exportUrl: (query: string) => string;
}

const queryOf = ({ actorType, ...filters }: Search, cursor: string | undefined) => ({
  ...filters,
  actorType: ACTOR_TYPES.find((known) => known === actorType),
  cursor,
  limit: 100,
});

export const auditOfWorkspace = (workspaceId: string): AuditSource => ({
  key: workspaceId,
  page: (filters, cursor) => {
    const params = { path: { workspaceId }, query: queryOf(filters, cursor) };
    return data(api.GET('/v1/workspaces/{workspaceId}/audit', { params }));
  },
  verify: (query) =>
    data(api.GET('/v1/workspaces/{workspaceId}/audit/verify', { params: { path: { workspaceId }, query } })),
  checkpoint: () =>
    data(api.GET('/v1/workspaces/{workspaceId}/audit/checkpoint', { params: { path: { workspaceId } } })),
  exportUrl: (query) => new URL(`v1/workspaces/${workspaceId}/audit/export?${query}`, SITE_ROOT).href,
});

export const auditOfInstallation: AuditSource = {
  key: 'installation',
  page: (filters, cursor) => data(api.GET('/v1/audit', { params: { query: queryOf(filters, cursor) } })),
  verify: (query) => data(api.GET('/v1/audit/verify', { params: { query } })),
  checkpoint: () => data(api.GET('/v1/audit/checkpoint')),
  exportUrl: (query) => new URL(`v1/audit/export?${query}`, SITE_ROOT).href,
};
