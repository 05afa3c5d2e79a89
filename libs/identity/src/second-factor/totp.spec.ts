import { newTotpSecret, totpStepOf, totpUri } from './totp';

/** The secret of RFC 6238, appendix B, "12345678901234567890" in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1_000);

describe('a code of an authenticator app', () => {
  // RFC 6238, appendix B, SHA1: the last six of the eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is right at %i as the RFC says', (seconds, code) => {
    expect(totpStepOf(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is right one step early and one step late, and tells its own step', () => {
    for (const seconds of [30, 59, 60, 89, 0, 29]) expect(totpStepOf(SECRET, '287082', at(seconds))).toBe(1);
    expect(totpStepOf(SECRET, '287082', at(90))).toBeUndefined();
    expect(totpStepOf(SECRET, '081804', at(1_111_111_079 - 30))).toBeUndefined();
  });

  it.each(['', '287083', '28708', '2870820', ' 287082', '28708a', '٢٨٧٠٨٢'])('is not "%s"', (code) => {
    expect(totpStepOf(SECRET, code, at(59))).toBeUndefined();
  });

  it('comes from a secret of 160 bits that an app can read', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
    const uri = new URL(totpUri(SECRET, 'ada@example.com'));
    expect(uri.href).toMatch(/^otpauth:\/\/totp\/Signalbox:ada(%40|@)example\.com\?/);
    expect(uri.searchParams.get('secret')).toBe(SECRET);
    expect(uri.searchParams.get('issuer')).toBe('Signalbox');
  });
});
