import { PERMISSIONS, permissionsOf, roleGrants, WORKSPACE_PERMISSIONS, WORKSPACE_ROLES } from './permissions';

const missing = (role: Parameters<typeof permissionsOf>[0]) =>
  PERMISSIONS.filter((permission) => !roleGrants(role, permission));

describe('permissions', () => {
  it('grants an operator everything', () => {
    expect(missing('operator')).toEqual([]);
  });

  it('grants an owner everything in the workspace and nothing of the installation', () => {
    expect(missing('owner')).toEqual([
      'installation-audit:read',
      'master-key:read',
      'master-key:rotate',
      'lanes:read',
      'lanes:write',
      'installation-queues:read',
      'workspaces:create',
      'quotas:write',
    ]);
  });

  it('grants an admin all but the end of the workspace', () => {
    expect(missing('admin')).toEqual([
      'installation-audit:read',
      'master-key:read',
      'master-key:rotate',
      'lanes:read',
      'lanes:write',
      'installation-queues:read',
      'workspaces:create',
      'quotas:write',
      'workspaces:delete',
    ]);
  });

  it('keeps people, keys, the workspace and the audit log from a developer', () => {
    expect(missing('developer')).toEqual([
      'installation-audit:read',
      'master-key:read',
      'master-key:rotate',
      'lanes:read',
      'lanes:write',
      'installation-queues:read',
      'workspaces:create',
      'quotas:write',
      'workspaces:update',
      'workspaces:delete',
      'members:manage',
      'invites:manage',
      'api-keys:manage',
      'audit:read',
    ]);
  });

  it('lets a viewer read, but neither keys nor the audit log', () => {
    const granted = [...permissionsOf('viewer')];
    expect(granted.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
    expect(granted).not.toContain('api-keys:read');
    expect(granted).not.toContain('audit:read');
  });

  it('makes every role a part of the one above it', () => {
    const ladder = ['operator', ...WORKSPACE_ROLES] as const;
    for (const [index, role] of ladder.slice(1).entries()) {
      const above = permissionsOf(ladder[index] ?? 'viewer');
      expect([...permissionsOf(role)].filter((permission) => !above.has(permission))).toEqual([]);
    }
  });

  it('gives no API key a permission of the installation', () => {
    expect(WORKSPACE_PERMISSIONS).not.toContain('workspaces:create');
    expect(WORKSPACE_PERMISSIONS).not.toContain('installation-audit:read');
  });

  it('grants an unknown permission to nobody', () => {
    expect(roleGrants('operator', 'everything:do')).toBe(false);
  });
});
