import type { CountingStandIn } from '../../support/counting-stand-in';
import { PolicedConnector } from '../../support/policed-connector';

/**
 * The short form runs with every change, beside other tests, and so is content with its best third where it is about
 * how much is used; POLICY_TEST=full takes a minute for each limit, and wants it of all that is steady.
 */
const FULL = process.env.POLICY_TEST === 'full';
const SECONDS = FULL ? 60 : 7;
const DEADLINE_MS = (SECONDS + 60) * 1_000;

const PER_SECOND = 50;
const IN_FLIGHT = 10;
/** Beside other tests some 80 ms pass between two calls of a slot: next to a short answer that is most of what one sees. */
const ANSWER_MS = FULL ? 100 : 400;
const RATED_ANSWER_MS = 20;

const OFF = { enabled: false };

describe('the limits of a connector that three workers call', () => {
  let policed: PolicedConnector;
  afterEach(() => policed.stop());

  it(
    'are never passed, and at least 95 % of the rate is used',
    async () => {
      policed = await PolicedConnector.make({
        rateLimit: { limit: PER_SECOND, burst: 1 },
        concurrency: { maxInFlight: IN_FLIGHT },
      });
      const { standIn } = policed;
      await standIn.answer({ delayMs: RATED_ANSWER_MS });
      const count = PER_SECOND * SECONDS;
      await policed.startWorkers(3);
      await policed.enqueue(count);
      const sums = await policed.finished(count, DEADLINE_MS);
      const used = rateOf(standIn) / PER_SECOND;
      const [inASecond, inFive] = [standIn.mostWithin(1_000), standIn.mostWithin(5_000)];
      tell({ used, inASecond, inFive, mostAtOnce: standIn.mostAtOnce, ...sums });

      expect(policed.complaints).toEqual([]);
      expect(standIn.mostAtOnce).toBeLessThanOrEqual(IN_FLIGHT);
      expect(inASecond).toBeLessThanOrEqual(PER_SECOND);
      expect(inFive).toBeLessThanOrEqual(5 * PER_SECOND);
      expect(used).toBeGreaterThanOrEqual(0.95);
      expect(sums).toMatchObject({ jobs: count, succeeded: count, attempts: count, failed: 0, lost: 0 });
    },
    DEADLINE_MS + 60_000,
  );

  it(
    'are used where it is the calls under way that are limited',
    async () => {
      policed = await PolicedConnector.make({ rateLimit: OFF, concurrency: { maxInFlight: IN_FLIGHT } });
      const { standIn } = policed;
      await standIn.answer({ delayMs: ANSWER_MS });
      const count = ((IN_FLIGHT * 1_000) / ANSWER_MS) * SECONDS;
      await policed.startWorkers(3);
      await policed.enqueue(count);
      const sums = await policed.finished(count, DEADLINE_MS);
      // The slots are taken for as long as the stand-in answers; what is between two calls is not used.
      const used = (rateOf(standIn) * ANSWER_MS) / 1_000 / IN_FLIGHT;
      tell({ used, mostAtOnce: standIn.mostAtOnce, ...sums });

      expect(policed.complaints).toEqual([]);
      expect(standIn.mostAtOnce).toBe(IN_FLIGHT);
      expect(used).toBeGreaterThanOrEqual(0.75);
      expect(sums).toMatchObject({ jobs: count, succeeded: count, attempts: count, failed: 0, lost: 0 });
    },
    DEADLINE_MS + 60_000,
  );
});

const rateOf = (standIn: CountingStandIn) => (FULL ? standIn.steadyRate() : standIn.bestRate());
const tell = (figures: object) => process.stderr.write(`${JSON.stringify(figures)}\n`);
