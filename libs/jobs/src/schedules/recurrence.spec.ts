import { assert as check, constantFrom, date, property } from 'fast-check';
import { cronProblem, MOST_CAUGHT_UP, MOST_COUNTED, Recurrence, tidyCron } from './recurrence';

/** The ticks of the rule after a moment, in UTC. */
const ticks = (cron: string, timezone: string, after: string, count: number) =>
  new Recurrence({ cron, timezone }).next(new Date(after), count).map((tick) => tick.toISOString().slice(0, 16) + 'Z');

interface Change {
  readonly zone: string;
  /** What happens to the clocks. */
  readonly change: string;
  /** A moment well before it. */
  readonly from: string;
  /** A daily rule of a time that does not exist that day, or comes twice, and the exact instants of three days. */
  readonly daily: readonly [string, string, string, string];
  /** A rule of an interval, and the exact instants around the change. */
  readonly interval: readonly [string, ...string[]];
}

/** Both changes of eight zones, as the IANA time zone database has them. */
const CHANGES: readonly Change[] = [
  {
    zone: 'Europe/Berlin',
    change: 'forward at 02:00 to 03:00, 2026-03-29',
    from: '2026-03-28T00:00:00Z',
    daily: ['30 2 * * *', '2026-03-28T01:30Z', '2026-03-29T01:00Z', '2026-03-30T00:30Z'],
    interval: ['30 0-4/1 29 * *', '2026-03-28T23:30Z', '2026-03-29T00:30Z', '2026-03-29T01:30Z', '2026-03-29T02:30Z'],
  },
  {
    zone: 'Europe/Berlin',
    change: 'back at 03:00 to 02:00, 2026-10-25',
    from: '2026-10-24T00:00:00Z',
    daily: ['30 2 * * *', '2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    interval: ['30 1-3/1 25 * *', '2026-10-24T23:30Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-25T02:30Z'],
  },
  {
    zone: 'America/New_York',
    change: 'forward at 02:00 to 03:00, 2026-03-08',
    from: '2026-03-07T00:00:00Z',
    daily: ['15 2 * * *', '2026-03-07T07:15Z', '2026-03-08T07:00Z', '2026-03-09T06:15Z'],
    interval: ['0 */1 8 * *', '2026-03-08T05:00Z', '2026-03-08T06:00Z', '2026-03-08T07:00Z', '2026-03-08T08:00Z'],
  },
  {
    zone: 'America/New_York',
    change: 'back at 02:00 to 01:00, 2026-11-01',
    from: '2026-10-31T00:00:00Z',
    daily: ['30 1 * * *', '2026-10-31T05:30Z', '2026-11-01T05:30Z', '2026-11-02T06:30Z'],
    interval: ['30 */1 1 11 *', '2026-11-01T04:30Z', '2026-11-01T05:30Z', '2026-11-01T06:30Z', '2026-11-01T07:30Z'],
  },
  {
    zone: 'Australia/Lord_Howe',
    change: 'forward by half an hour at 02:00 to 02:30, 2026-10-04',
    from: '2026-10-02T00:00:00Z',
    daily: ['15 2 * * *', '2026-10-02T15:45Z', '2026-10-03T15:30Z', '2026-10-04T15:15Z'],
    interval: [
      '*/15 1-2 4 10 *',
      '2026-10-03T14:30Z',
      '2026-10-03T14:45Z',
      '2026-10-03T15:00Z',
      '2026-10-03T15:15Z',
      '2026-10-03T15:30Z',
      '2026-10-03T15:45Z',
    ],
  },
  {
    zone: 'Australia/Lord_Howe',
    change: 'back by half an hour at 02:00 to 01:30, 2026-04-05',
    from: '2026-04-03T00:00:00Z',
    daily: ['45 1 * * *', '2026-04-03T14:45Z', '2026-04-04T14:45Z', '2026-04-05T15:15Z'],
    interval: [
      '*/15 1 5 4 *',
      '2026-04-04T14:00Z',
      '2026-04-04T14:15Z',
      '2026-04-04T14:30Z',
      '2026-04-04T14:45Z',
      '2026-04-04T15:00Z',
      '2026-04-04T15:15Z',
    ],
  },
  {
    zone: 'Asia/Beirut',
    change: 'forward at midnight, 2026-03-29',
    from: '2026-03-27T12:00:00Z',
    daily: ['0 0 * * *', '2026-03-27T22:00Z', '2026-03-28T22:00Z', '2026-03-29T21:00Z'],
    interval: ['*/30 0-1 29 3 *', '2026-03-28T22:00Z', '2026-03-28T22:30Z'],
  },
  {
    zone: 'Asia/Beirut',
    change: 'back at midnight to 23:00 of the day before, 2026-10-25',
    from: '2026-10-23T12:00:00Z',
    daily: ['30 23 * * *', '2026-10-23T20:30Z', '2026-10-24T20:30Z', '2026-10-25T21:30Z'],
    interval: ['*/30 23 24 10 *', '2026-10-24T20:00Z', '2026-10-24T20:30Z', '2026-10-24T21:00Z', '2026-10-24T21:30Z'],
  },
  {
    zone: 'Africa/Casablanca',
    change: 'back at 03:00 to 02:00 for Ramadan, 2026-02-15',
    from: '2026-02-13T12:00:00Z',
    daily: ['30 2 * * *', '2026-02-14T01:30Z', '2026-02-15T01:30Z', '2026-02-16T02:30Z'],
    interval: ['*/30 2 15 2 *', '2026-02-15T01:00Z', '2026-02-15T01:30Z', '2026-02-15T02:00Z', '2026-02-15T02:30Z'],
  },
  {
    zone: 'Africa/Casablanca',
    change: 'forward at 02:00 to 03:00 after Ramadan, 2026-03-22',
    from: '2026-03-20T12:00:00Z',
    daily: ['30 2 * * *', '2026-03-21T02:30Z', '2026-03-22T02:00Z', '2026-03-23T01:30Z'],
    interval: ['*/30 1-3 22 3 *', '2026-03-22T01:00Z', '2026-03-22T01:30Z', '2026-03-22T02:00Z', '2026-03-22T02:30Z'],
  },
  {
    zone: 'Pacific/Auckland',
    change: 'forward at 02:00 to 03:00, 2026-09-27',
    from: '2026-09-25T00:00:00Z',
    daily: ['30 2 * * *', '2026-09-25T14:30Z', '2026-09-26T14:00Z', '2026-09-27T13:30Z'],
    interval: ['0 */1 27 9 *', '2026-09-26T12:00Z', '2026-09-26T13:00Z', '2026-09-26T14:00Z'],
  },
  {
    zone: 'Pacific/Auckland',
    change: 'back at 03:00 to 02:00, 2026-04-05',
    from: '2026-04-03T00:00:00Z',
    daily: ['30 2 * * *', '2026-04-03T13:30Z', '2026-04-04T13:30Z', '2026-04-05T14:30Z'],
    interval: ['30 1-3/1 5 4 *', '2026-04-04T12:30Z', '2026-04-04T13:30Z', '2026-04-04T14:30Z', '2026-04-04T15:30Z'],
  },
  {
    zone: 'America/St_Johns',
    change: 'forward at 02:00 to 03:00, 2026-03-08',
    from: '2026-03-07T00:00:00Z',
    daily: ['30 2 * * *', '2026-03-07T06:00Z', '2026-03-08T05:30Z', '2026-03-09T05:00Z'],
    interval: ['15 */1 8 3 *', '2026-03-08T03:45Z', '2026-03-08T04:45Z', '2026-03-08T05:45Z'],
  },
  {
    zone: 'America/St_Johns',
    change: 'back at 02:00 to 01:00, 2026-11-01',
    from: '2026-10-31T00:00:00Z',
    daily: ['30 1 * * *', '2026-10-31T04:00Z', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
    interval: ['*/30 1 1 11 *', '2026-11-01T03:30Z', '2026-11-01T04:00Z', '2026-11-01T04:30Z', '2026-11-01T05:00Z'],
  },
  {
    zone: 'America/Sao_Paulo',
    change: 'forward at midnight, 2018-11-04',
    from: '2018-11-02T12:00:00Z',
    daily: ['0 0 * * *', '2018-11-03T03:00Z', '2018-11-04T03:00Z', '2018-11-05T02:00Z'],
    interval: ['*/30 0-1 4 11 *', '2018-11-04T03:00Z', '2018-11-04T03:30Z'],
  },
  {
    zone: 'America/Sao_Paulo',
    change: 'back at midnight to 23:00 of the day before, 2018-02-17',
    from: '2018-02-16T12:00:00Z',
    daily: ['30 23 * * *', '2018-02-17T01:30Z', '2018-02-18T01:30Z', '2018-02-19T02:30Z'],
    interval: ['*/30 23 17 2 *', '2018-02-18T01:00Z', '2018-02-18T01:30Z', '2018-02-18T02:00Z', '2018-02-18T02:30Z'],
  },
];

describe('a recurrence', () => {
  describe.each(CHANGES)('in $zone, clocks $change', ({ zone, from, daily, interval }) => {
    it('takes a time of the clock once a day', () => {
      const [cron, ...expected] = daily;
      expect(ticks(cron, zone, from, 3)).toEqual(expected);
    });

    it('goes on without a gap, and without a tick that is not there, as an interval', () => {
      const [cron, ...expected] = interval;
      expect(ticks(cron, zone, from, expected.length)).toEqual(expected);
    });
  });

  it('takes a list of times as times of the clock', () => {
    expect(ticks('30 2,14 * * *', 'Europe/Berlin', '2026-10-24T12:30:00Z', 3)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-25T13:30Z',
      '2026-10-26T01:30Z',
    ]);
    expect(ticks('0 2,3 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00Z', // both of that day: 02:00 does not exist and is taken at 03:00
      '2026-03-30T00:00Z',
    ]);
  });

  const ZONES = [...new Set(CHANGES.map(({ zone }) => zone)), 'UTC', 'Asia/Kolkata', 'Europe/Dublin', 'Pacific/Apia'];
  const CRONS = [
    '30 2 * * *',
    '0 2,3 * * *',
    '*/15 * * * *',
    '0 0 * * 1',
    '45 1 L * *',
    '*/20 1-3 * * *',
    '0 */6 * * *',
  ];
  const [min, max] = [new Date('2025-06-01T00:00:00Z'), new Date('2027-06-01T00:00:00Z')];
  const moment = date({ min, max, noInvalidDate: true });

  it('has the same next tick wherever one looks from', () => {
    check(
      property(constantFrom(...ZONES), constantFrom(...CRONS), moment, moment, (timezone, cron, a, b) => {
        const recurrence = new Recurrence({ cron, timezone });
        const [from, to] = a < b ? [a, b] : [b, a];
        const next = recurrence.after(from) as Date;
        expect(next > from).toBe(true);
        // Nothing lies between, and from anywhere between the next is the same.
        const between = new Date(Math.min(to.getTime(), next.getTime() - 1));
        expect(recurrence.after(between)).toEqual(next);
      }),
      { seed: 20261120, numRuns: 500 },
    );
  });

  it('finds what is due from any tick until any moment, and the last of them when there are too many', () => {
    check(
      property(constantFrom(...ZONES), constantFrom(...CRONS), moment, moment, (timezone, cron, a, b) => {
        const recurrence = new Recurrence({ cron, timezone });
        const [from, now] = a < b ? [a, b] : [b, a];
        const first = recurrence.after(from) as Date;
        const expected = [];
        // As far as a test has time for.
        const end = new Date(Math.min(now.getTime(), first.getTime() + 8 * 86_400_000));
        for (let tick = first; tick <= end; tick = recurrence.after(tick) as Date) expected.push(tick);
        const due = recurrence.due(first, end);
        expect(due.latest).toEqual(expected.slice(-MOST_CAUGHT_UP));
        expect(due.count).toBe(Math.min(expected.length, MOST_COUNTED));
        expect(due.more).toBe(expected.length > MOST_COUNTED);
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});

describe('a cron expression', () => {
  it.each(['0 0 * * *', '*/5 9-17 * * MON-FRI', '0 0 L * *', '0 9 * * 1#1', '15 10 15W * *', '0 0 29 2 *'])(
    'can be %s',
    (cron) => {
      expect(cronProblem(cron)).toBeUndefined();
    },
  );

  it.each([
    ['0 0 0 * * *', /five fields.*without seconds/],
    ['* * * *', /five fields/],
    ['@daily', /five fields/],
    ['2026-01-01T00:00:00', /five fields/],
    ['', /five fields/],
    ['60 * * * *', /no cron expression: Invalid value for minute: 60/],
    ['* 24 * * *', /hour/],
    ['*/0 * * * *', /stepping/],
    ['a b c d e', /illegal characters/],
    ['? * * * *', /\?/],
    ['0 0 30 2 *', /never comes/],
    ['0 0 31 4,6,9,11 *', /never comes/],
  ])('cannot be %j, and the answer says why', (cron, reason) => {
    expect(cronProblem(cron)).toMatch(reason);
  });

  it('is kept with single spaces', () => {
    expect(tidyCron('  0 \t 2  * * 1 ')).toBe('0 2 * * 1');
  });
});
