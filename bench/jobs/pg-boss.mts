import PgBoss from 'pg-boss';
import { until } from '../../tools/stack/until.mts';
import { serve } from '../support/serve.mts';

const PER_CALL = 1_000;
const BATCH_SIZE = 500;

interface Work {
  databaseUrl: string;
  count: number;
}

const methods = {
  /**
   * Enqueues the jobs in a queue of their own and works them off in batches. All of them stay in its tables.
   *
   * @returns milliseconds from the first job's start to the last one's end, as its own rows tell
   */
  async work({ databaseUrl, count }: Work): Promise<number> {
    const boss = new PgBoss(databaseUrl);
    boss.on('error', console.error);
    await boss.start();
    const queue = `noop-${Date.now()}`;
    await boss.createQueue(queue);
    for (let left = count; left > 0; left -= PER_CALL) {
      const jobs = Array.from({ length: Math.min(left, PER_CALL) }, (_, nth) => ({
        name: queue,
        data: { subjectId: `subject ${nth}` },
      }));
      await boss.insert(jobs);
    }
    await workOff(boss, queue, count);
    const milliseconds = await duration(boss, queue, count);
    await boss.stop({ graceful: true, wait: true });
    return milliseconds;
  },
};

/** Without `notifyWorker` a worker of pg-boss sleeps between two batches, however many jobs are due. */
async function workOff(boss: PgBoss, queue: string, count: number): Promise<void> {
  let handled = 0;
  const worker = await boss.work(queue, { batchSize: BATCH_SIZE }, (jobs) => {
    handled += jobs.length;
    if (handled < count) boss.notifyWorker(worker);
    return Promise.resolve();
  });
  await until('the jobs to be handled', 300_000, () => Promise.resolve(handled >= count), 20);
  await until(
    'the last batch to be completed',
    30_000,
    async () => (await boss.getQueueSize(queue, { before: 'completed' })) === 0,
    50,
  );
  await boss.offWork(queue);
}

async function duration(boss: PgBoss, queue: string, count: number): Promise<number> {
  const { rows }: { rows: { completed: number; ms: number }[] } = await boss.getDb().executeSql(
    `select count(*)::int as completed, extract(epoch from max(completed_on) - min(started_on))::float8 * 1000 as ms
     from pgboss.job where name = $1 and state = 'completed'`,
    [queue],
  );
  const [done] = rows;
  if (done?.completed !== count) throw new Error(`${count} were enqueued, completed are ${done?.completed}.`);
  return done.ms;
}

export type PgBossMethods = typeof methods;

serve(methods);
