import { until } from '@app/testing';
import { LEASE_MARGIN, MS } from '../../../libs/policies/src/engine/rules';
import { PolicedConnector } from '../../support/policed-connector';

const IN_FLIGHT = 10;
const TOTAL_MS = 2_000;
/** How long after its start a call's slot comes back by itself. */
const SLOT_LEASE_MS = TOTAL_MS + LEASE_MARGIN / MS;
/** Until a job that waits looks again, and its call has come. */
const LOOKS_AGAIN_MS = 2_000;

describe('a worker that is killed while it holds all slots of a connector', () => {
  let policed: PolicedConnector;
  afterAll(() => policed.stop());

  it('takes them along for as long as their lease, and the jobs are tried again', async () => {
    const OFF = { enabled: false };
    policed = await PolicedConnector.make({
      rateLimit: OFF,
      circuitBreaker: OFF,
      concurrency: { maxInFlight: IN_FLIGHT },
      timeout: { totalMs: TOTAL_MS },
      retry: { maxAttempts: 5, baseDelayMs: 10, maxDelayMs: 50 },
    });
    const { standIn } = policed;
    await standIn.answer({ hangs: IN_FLIGHT });
    await policed.startWorkers(1);
    await policed.enqueue(2 * IN_FLIGHT);
    await until('all slots to be held', () => standIn.underWayNow === IN_FLIGHT);
    const [killed] = policed.workers;
    await killed?.end('SIGKILL');
    await policed.startWorkers(2);
    const { body } = await policed.api.operator.get(`${policed.url}/health`).expect(200);
    expect(body).toMatchObject({ mode: 'shared', concurrency: { inFlight: IN_FLIGHT, limit: IN_FLIGHT } });

    const sums = await policed.finished(3 * IN_FLIGHT, SLOT_LEASE_MS + 20_000);
    const [held, freed] = [standIn.calls.slice(0, IN_FLIGHT), standIn.calls.slice(IN_FLIGHT)];
    const backAfterMs = (freed[0]?.at ?? NaN) - (held[0]?.at ?? NaN);
    process.stderr.write(`${JSON.stringify({ backAfterMs, SLOT_LEASE_MS, ...sums })}\n`);
    // Not before: for all that is known those calls are still under way.
    expect(backAfterMs).toBeGreaterThan(SLOT_LEASE_MS - 500);
    expect(backAfterMs).toBeLessThan(SLOT_LEASE_MS + LOOKS_AGAIN_MS);
    expect(standIn.mostAtOnce).toBe(IN_FLIGHT);
    const keys = (calls: typeof held) => new Set(calls.map(({ idempotencyKey }) => idempotencyKey));
    expect(keys(freed).size).toBe(2 * IN_FLIGHT);
    expect([...keys(held)].every((key) => keys(freed).has(key))).toBe(true);
    expect(sums).toMatchObject({ jobs: 2 * IN_FLIGHT, succeeded: 2 * IN_FLIGHT, dead: 0, failed: 0 });
    // The killed worker may have had the other jobs in hand, too, waiting for a slot.
    expect(sums.lost).toBeGreaterThanOrEqual(IN_FLIGHT);
    expect(sums.attempts).toBe(2 * IN_FLIGHT + sums.lost);
    expect(policed.complaints).toEqual([]);
  }, 60_000);
});
