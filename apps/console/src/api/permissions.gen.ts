// Made from the code by `npm run generate`.

export type Permission =
  | 'installation-audit:read'
  | 'master-key:read'
  | 'master-key:rotate'
  | 'lanes:read'
  | 'lanes:write'
  | 'installation-queues:read'
  | 'workspaces:create'
  | 'quotas:write'
  | 'workspaces:read'
  | 'workspaces:update'
  | 'workspaces:delete'
  | 'members:read'
  | 'members:manage'
  | 'invites:read'
  | 'invites:manage'
  | 'api-keys:read'
  | 'api-keys:manage'
  | 'connectors:read'
  | 'connectors:write'
  | 'connectors:call'
  | 'policies:read'
  | 'policies:write'
  | 'secrets:read'
  | 'secrets:write'
  | 'routes:read'
  | 'routes:write'
  | 'webhooks:read'
  | 'webhooks:replay'
  | 'jobs:read'
  | 'jobs:write'
  | 'schedules:read'
  | 'schedules:write'
  | 'queues:read'
  | 'queues:write'
  | 'events:read'
  | 'requests:read'
  | 'audit:read'
  | 'traces:read'
  | 'stats:read';

export const GRANTS: Readonly<Record<'operator' | 'owner' | 'admin' | 'developer' | 'viewer', readonly Permission[]>> =
  {
    operator: [
      'installation-audit:read',
      'master-key:read',
      'master-key:rotate',
      'lanes:read',
      'lanes:write',
      'installation-queues:read',
      'workspaces:create',
      'quotas:write',
      'workspaces:read',
      'workspaces:update',
      'workspaces:delete',
      'members:read',
      'members:manage',
      'invites:read',
      'invites:manage',
      'api-keys:read',
      'api-keys:manage',
      'connectors:read',
      'connectors:write',
      'connectors:call',
      'policies:read',
      'policies:write',
      'secrets:read',
      'secrets:write',
      'routes:read',
      'routes:write',
      'webhooks:read',
      'webhooks:replay',
      'jobs:read',
      'jobs:write',
      'schedules:read',
      'schedules:write',
      'queues:read',
      'queues:write',
      'events:read',
      'requests:read',
      'audit:read',
      'traces:read',
      'stats:read',
    ],
    owner: [
      'workspaces:read',
      'workspaces:update',
      'workspaces:delete',
      'members:read',
      'members:manage',
      'invites:read',
      'invites:manage',
      'api-keys:read',
      'api-keys:manage',
      'connectors:read',
      'connectors:write',
      'connectors:call',
      'policies:read',
      'policies:write',
      'secrets:read',
      'secrets:write',
      'routes:read',
      'routes:write',
      'webhooks:read',
      'webhooks:replay',
      'jobs:read',
      'jobs:write',
      'schedules:read',
      'schedules:write',
      'queues:read',
      'queues:write',
      'events:read',
      'requests:read',
      'audit:read',
      'traces:read',
      'stats:read',
    ],
    admin: [
      'workspaces:read',
      'workspaces:update',
      'members:read',
      'members:manage',
      'invites:read',
      'invites:manage',
      'api-keys:read',
      'api-keys:manage',
      'connectors:read',
      'connectors:write',
      'connectors:call',
      'policies:read',
      'policies:write',
      'secrets:read',
      'secrets:write',
      'routes:read',
      'routes:write',
      'webhooks:read',
      'webhooks:replay',
      'jobs:read',
      'jobs:write',
      'schedules:read',
      'schedules:write',
      'queues:read',
      'queues:write',
      'events:read',
      'requests:read',
      'audit:read',
      'traces:read',
      'stats:read',
    ],
    developer: [
      'workspaces:read',
      'members:read',
      'invites:read',
      'api-keys:read',
      'connectors:read',
      'connectors:write',
      'connectors:call',
      'policies:read',
      'policies:write',
      'secrets:read',
      'secrets:write',
      'routes:read',
      'routes:write',
      'webhooks:read',
      'webhooks:replay',
      'jobs:read',
      'jobs:write',
      'schedules:read',
      'schedules:write',
      'queues:read',
      'queues:write',
      'events:read',
      'requests:read',
      'traces:read',
      'stats:read',
    ],
    viewer: [
      'workspaces:read',
      'members:read',
      'invites:read',
      'connectors:read',
      'policies:read',
      'secrets:read',
      'routes:read',
      'webhooks:read',
      'jobs:read',
      'schedules:read',
      'queues:read',
      'events:read',
      'requests:read',
      'traces:read',
      'stats:read',
    ],
  };
