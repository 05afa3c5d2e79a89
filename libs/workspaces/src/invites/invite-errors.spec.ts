import { assertUsable } from './invite-errors';

const now = new Date('2026-01-31T12:00:00Z');
const open = { usedAt: null, revokedAt: null, expiresAt: new Date('2026-01-31T12:00:01Z') };

describe('an invite', () => {
  it('works until the moment it expires', () => {
    expect(() => assertUsable(open, now)).not.toThrow();
    expect(() => assertUsable({ ...open, expiresAt: now }, now)).toThrow(/expired/);
  });

  it('says that it was used, also when it has expired or was withdrawn since', () => {
    expect(() => assertUsable({ usedAt: now, revokedAt: now, expiresAt: now }, now)).toThrow(/used already/);
  });

  it('says that it was withdrawn', () => {
    expect(() => assertUsable({ ...open, revokedAt: now }, now)).toThrow(/withdrawn/);
  });
});
