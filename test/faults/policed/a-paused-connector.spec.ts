import { until } from '@app/testing';
import { PolicedConnector } from '../../support/policed-connector';

const JOBS = 200;

describe('a connector that is paused and resumed, with three workers', () => {
  let policed: PolicedConnector;
  afterEach(() => policed.stop());

  /** As if their time had come, all at once: the worst that can happen to the third party. */
  const makeAllDue = () =>
    policed.api.database.query(`update jobs set run_at = now() where type = 'connector.call' and status = 'queued'`);

  const allPutOff = (rounds: number) =>
    until('every job to be put off', async () => {
      const { jobs, snoozed, running } = await policed.sums();
      return running === 0 && snoozed >= rounds * jobs;
    });

  async function holdAndResume(policy?: object): Promise<void> {
    policed = await PolicedConnector.make(policy);
    const { api, standIn, url } = policed;
    await standIn.answer({ delayMs: 20 });
    await api.operator.post(`${url}/pause`).expect(200);
    await policed.startWorkers(3);
    await policed.enqueue(JOBS);
    await allPutOff(1);
    await makeAllDue();
    await allPutOff(2);
    expect(standIn.calls).toEqual([]);
    expect(await policed.sums()).toMatchObject({ jobs: JOBS, attempts: 0, dead: 0 });

    await api.operator.post(`${url}/resume`).expect(200);
    await makeAllDue();
    const sums = await policed.finished(JOBS, 60_000);
    const most = {
      inASecond: standIn.mostWithin(1_000),
      inATenth: standIn.mostWithin(100),
      atOnce: standIn.mostAtOnce,
    };
    process.stderr.write(`${JSON.stringify({ ...most, ...sums })}\n`);
    expect(sums).toMatchObject({ jobs: JOBS, succeeded: JOBS, attempts: JOBS, failed: 0, lost: 0 });
    expect(policed.complaints).toEqual([]);
  }

  it('holds every job, and lets them go no faster than its policy allows', async () => {
    const [limit, burst, maxInFlight] = [50, 5, 10];
    await holdAndResume({ rateLimit: { limit, burst }, concurrency: { maxInFlight } });
    const { standIn } = policed;
    expect(standIn.mostWithin(1_000)).toBeLessThanOrEqual(limit + burst - 1);
    // Spread over the second, and not all that it allows at its beginning. Some may be late.
    expect(standIn.mostWithin(100)).toBeLessThanOrEqual(limit / 2);
    expect(standIn.mostAtOnce).toBeLessThanOrEqual(maxInFlight);
  }, 90_000);

  it('does so under the built-in policy, too', async () => {
    await holdAndResume();
    const { body } = await policed.api.operator.get(`${policed.url}/health`).expect(200);
    const { rules } = (body as { policy: { rules: Rules } }).policy;
    const { standIn } = policed;
    const { limit, burst } = rules.rateLimit;
    expect(standIn.mostWithin(1_000)).toBeLessThanOrEqual(limit + burst - 1);
    expect(standIn.mostAtOnce).toBeLessThanOrEqual(rules.concurrency.maxInFlight);
  }, 90_000);
});

interface Rules {
  readonly rateLimit: { readonly limit: number; readonly burst: number };
  readonly concurrency: { readonly maxInFlight: number };
}
