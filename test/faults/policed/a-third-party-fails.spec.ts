import { until } from '@app/testing';
import { PolicedConnector } from '../../support/policed-connector';

/** The short form runs with every change; POLICY_TEST=full is a third party that fails for 20 s. */
const { failsForMs: FAILS_FOR_MS, openSeconds: OPEN_SECONDS } =
  process.env.POLICY_TEST === 'full' ? { failsForMs: 20_000, openSeconds: 3 } : { failsForMs: 4_000, openSeconds: 1 };
const DEADLINE_MS = FAILS_FOR_MS + 60_000;

const JOBS = 200;
const GOOD_AT_FIRST = 20;
const IN_FLIGHT = 10;
const WINDOW_SECONDS = 5;
const PROBES = 2;

interface Turn {
  readonly type: string;
  readonly at: Date;
}

describe('a third party that fails for a while', () => {
  let policed: PolicedConnector;
  afterAll(() => policed.stop());

  it(
    'is left alone but for probes, gets everything in the end, and costs no attempt meanwhile',
    async () => {
      policed = await PolicedConnector.make({
        rateLimit: { limit: 50, burst: 1 },
        concurrency: { maxInFlight: IN_FLIGHT },
        circuitBreaker: {
          failurePercent: 50,
          windowSeconds: WINDOW_SECONDS,
          minimumCalls: 10,
          openSeconds: OPEN_SECONDS,
          halfOpenProbes: PROBES,
        },
        retry: { maxAttempts: 10, baseDelayMs: 100, maxDelayMs: 1_000 },
      });
      const { standIn, api } = policed;
      await standIn.answer({ fails: { after: GOOD_AT_FIRST, forMs: FAILS_FOR_MS } });
      await policed.startWorkers(3);
      await policed.enqueue(JOBS);
      const sums = await until(
        'every job to be over',
        async () => {
          const now = await policed.sums();
          return now.succeeded + now.dead === JOBS && now;
        },
        DEADLINE_MS,
      );
      await standIn.ask();
      const turns = await api.database.query<Turn>(
        `select type, created_at as at from event_log where type like 'circuit.%' order by created_at`,
      );
      const kinds = turns.map(({ type }) => type.replace('circuit.', ''));
      const failures = standIn.calls.filter(({ status }) => status === 503);
      const [first] = failures;
      // On the clock of the stand-in: both are of this machine.
      const openedAt = turns[0]?.at.getTime() ?? NaN;
      const halfOpens = kinds.filter((kind) => kind === 'half_opened').length;
      const whileOpen = failures.filter(({ at }) => at > openedAt);
      process.stderr.write(
        `${JSON.stringify({ openedAfterMs: openedAt - (first?.at ?? NaN), failures: failures.length, afterOpening: whileOpen.length, halfOpens, ...sums })}\n`,
      );

      expect(policed.complaints).toEqual([]);
      // It opens within its window, and from then on it goes from open to half open and back, until the probes succeed.
      expect(openedAt - (first?.at ?? NaN)).toBeLessThan(WINDOW_SECONDS * 1_000);
      expect(kinds.slice(0, 2)).toEqual(['opened', 'half_opened']);
      expect(kinds.slice(-2)).toEqual(['half_opened', 'closed']);
      expect(kinds.filter((kind) => kind === 'closed')).toHaveLength(1);
      expect(halfOpens).toBeGreaterThanOrEqual(2);
      // Nothing but probes reaches it, and what was on its way when the breaker opened.
      expect(whileOpen.length).toBeLessThanOrEqual(PROBES * halfOpens + IN_FLIGHT);
      // Everything is delivered; an attempt is a call that was made, and none else.
      expect(sums).toMatchObject({ jobs: JOBS, succeeded: JOBS, dead: 0, lost: 0 });
      expect(sums.attempts).toBe(standIn.calls.length);
      expect(sums.failed).toBe(failures.length);
      expect(new Set(standIn.calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(JOBS);
      const audited = await api.database.query<{ action: string }>(
        `select action from operator_audit_log where action like 'circuit.%' order by created_at`,
      );
      expect(audited.map(({ action }) => action.replace('circuit.', ''))).toEqual(kinds);
    },
    DEADLINE_MS + 60_000,
  );
});
