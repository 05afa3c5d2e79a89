import { assertMayGrant, assertMayGrantRole } from './granted-permissions';
import { permissionsOf } from './permissions';

describe('granted permissions', () => {
  it('lets a person hand on what they have', () => {
    expect(() => assertMayGrant(permissionsOf('admin'), ['jobs:write', 'members:manage'])).not.toThrow();
  });

  it('names what a person would hand on without having it', () => {
    expect(() => assertMayGrant(permissionsOf('developer'), ['jobs:write', 'audit:read'])).toThrow(/audit:read\.$/);
  });

  it('keeps an admin from making an owner, and lets them make another admin', () => {
    expect(() => assertMayGrantRole(permissionsOf('admin'), 'owner')).toThrow(/role owner/);
    expect(() => assertMayGrantRole(permissionsOf('admin'), 'admin')).not.toThrow();
  });

  it('keeps an API key that may only invite from handing out any role', () => {
    expect(() => assertMayGrantRole(new Set(['invites:manage']), 'viewer')).toThrow(/role viewer/);
  });
});
