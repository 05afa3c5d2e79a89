import Bull from 'bull';
import { serve } from '../support/serve.mts';

const PER_CALL = 1_000;

interface Work {
  redisUrl: string;
  count: number;
  concurrency: number;
}

const methods = {
  /**
   * Enqueues the jobs, works them off, and forgets each when it is done.
   *
   * @returns milliseconds from the first job's start to the last one's end
   */
  async work({ redisUrl, count, concurrency }: Work): Promise<number> {
    const queue = new Bull<{ subjectId: string }>('bench-noop', redisUrl, {
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    for (let left = count; left > 0; left -= PER_CALL) {
      await queue.addBulk(
        Array.from({ length: Math.min(left, PER_CALL) }, (_, nth) => ({ data: { subjectId: `subject ${nth}` } })),
      );
    }
    let startedAt: number | undefined;
    let completed = 0;
    const worked = new Promise<number>((resolve) => {
      queue.on('completed', () => {
        completed += 1;
        if (completed === count) resolve(performance.now() - (startedAt ?? NaN));
      });
    });
    void queue.process(concurrency, () => {
      startedAt ??= performance.now();
      return Promise.resolve();
    });
    const milliseconds = await worked;
    await queue.close();
    return milliseconds;
  },
};

export type BullNoopMethods = typeof methods;

serve(methods);
