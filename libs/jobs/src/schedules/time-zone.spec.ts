import { canonicalTimeZone, localTime } from './time-zone';

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['US/Eastern', 'America/New_York'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('that is called %s is %s', (name, canonical) => {
    expect(canonicalTimeZone(name)).toBe(canonical);
  });

  it('has a canonical name that is its own', () => {
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const canonical = canonicalTimeZone(name) ?? '';
      expect(canonicalTimeZone(canonical)).toBe(canonical);
    }
  });

  it.each(['', 'Mars/Olympus', '+02:00', 'GMT+2', '../etc/passwd', 'Europe/Berlin '])('is not %j', (name) => {
    expect(canonicalTimeZone(name)).toBeUndefined();
  });
});

describe('a local time', () => {
  it.each([
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
    ['2026-04-04T15:15:00Z', 'Australia/Lord_Howe', '2026-04-05T01:45:00+10:30'],
    ['2026-01-01T03:30:00Z', 'America/St_Johns', '2026-01-01T00:00:00-03:30'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00+00:00'],
  ])('of %s in %s is %s', (moment, zone, local) => {
    expect(localTime(new Date(moment), zone)).toBe(local);
    expect(new Date(local).toISOString()).toBe(new Date(moment).toISOString());
  });
});
