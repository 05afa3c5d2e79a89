/** Every permission, as `resource:action`. */
export const PERMISSIONS = [
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
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Roles of a member of a workspace, the most powerful first. */
export const WORKSPACE_ROLES = ['owner', 'admin', 'developer', 'viewer'] as const;

export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];

/** An operator runs the installation and may do everything in every workspace. */
export type Role = WorkspaceRole | 'operator';

/** What exists outside any workspace: no member and no API key has it. */
const INSTALLATION: readonly Permission[] = [
  'installation-audit:read',
  'master-key:read',
  'master-key:rotate',
  'lanes:read',
  'lanes:write',
  'installation-queues:read',
  'workspaces:create',
  'quotas:write',
];

/** What an API key can have, and what an owner has. */
export const WORKSPACE_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter(
  (permission) => !INSTALLATION.includes(permission),
);

const VIEWER: readonly Permission[] = [
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
];

const DEVELOPER: readonly Permission[] = [
  ...VIEWER,
  'api-keys:read',
  'connectors:write',
  'connectors:call',
  'policies:write',
  'secrets:write',
  'routes:write',
  'webhooks:replay',
  'jobs:write',
  'schedules:write',
  'queues:write',
];

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  operator: new Set(PERMISSIONS),
  owner: new Set(WORKSPACE_PERMISSIONS),
  admin: new Set(WORKSPACE_PERMISSIONS.filter((permission) => permission !== 'workspaces:delete')),
  developer: new Set(DEVELOPER),
  viewer: new Set(VIEWER),
};

/** Everything the role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return GRANTS[role];
}

/** Whether the role has the permission. A text that is no permission is granted to nobody. */
export function roleGrants(role: Role, permission: string): boolean {
  return (GRANTS[role] as ReadonlySet<string>).has(permission);
}
