import { GRANTS, type Permission } from '../../api/permissions.gen';

/** What each permission is for, in words. */
const WORDS: Partial<Readonly<Record<Permission, string>>> = {
  'workspaces:read': 'See the workspace and its settings',
  'workspaces:update': 'Change its settings, disable and enable it',
  'workspaces:delete': 'Delete it',
  'members:read': 'See who is in it',
  'members:manage': 'Change roles, remove members',
  'invites:read': 'See invites',
  'invites:manage': 'Invite people',
  'api-keys:read': 'See API keys',
  'api-keys:manage': 'Make, change, rotate and revoke API keys',
  'connectors:read': 'See connectors and their health',
  'connectors:write': 'Make, change, pause and delete connectors',
  'connectors:call': 'Call through connectors, test them',
  'policies:read': 'See and simulate policies',
  'policies:write': 'Make, change and roll back policies',
  'secrets:read': 'See names of secrets and who read them; never a value',
  'secrets:write': 'Keep, rotate and delete secrets',
  'routes:read': 'See routes and try them',
  'routes:write': 'Make, change and delete routes',
  'webhooks:read': 'See webhooks with their bodies',
  'webhooks:replay': 'Replay webhooks, check rejected ones again',
  'jobs:read': 'See jobs and their attempts',
  'jobs:write': 'Make, retry, cancel and redrive jobs',
  'schedules:read': 'See schedules',
  'schedules:write': 'Make, change, pause and trigger schedules',
  'queues:read': 'See pauses and limits of queues',
  'queues:write': 'Pause and limit queues',
  'events:read': 'See events',
  'requests:read': 'See requests',
  'audit:read': 'See and verify the audit log',
  'traces:read': 'See traces',
  'stats:read': 'See the numbers of the overview',
};

export const wordsOf = (permission: Permission) => WORDS[permission] ?? permission;

/** What can be given in a workspace, resource by resource. */
export const BY_RESOURCE: readonly (readonly [resource: string, permissions: readonly Permission[]])[] = [
  ...Map.groupBy(GRANTS.owner, (permission) => permission.split(':')[0] ?? ''),
];

export const ROLE_WORDS = {
  owner: 'Everything, also deleting the workspace.',
  admin: 'Everything but deleting the workspace: people and keys, too.',
  developer: 'Sets up connectors, routes, policies and secrets, and works on jobs and webhooks.',
  viewer: 'Sees everything but keys and the audit log, and changes nothing.',
} as const;
