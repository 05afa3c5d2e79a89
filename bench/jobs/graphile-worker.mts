import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, run, type WorkerEvents } from 'graphile-worker';
import { serve } from '../support/serve.mts';

const PER_CALL = 1_000;

interface Work {
  databaseUrl: string;
  count: number;
  concurrency: number;
}

const quiet = new Logger(() => () => undefined);

const methods = {
  /**
   * Enqueues the jobs and works them off; it deletes each when it is done.
   *
   * @returns milliseconds from the first job's start to the last one's end
   */
  async work({ databaseUrl: connectionString, count, concurrency }: Work): Promise<number> {
    const utils = await makeWorkerUtils({ connectionString, logger: quiet });
    await utils.migrate();
    for (let left = count; left > 0; left -= PER_CALL) {
      const job = (_: unknown, nth: number) => ({ identifier: 'noop', payload: { subjectId: `subject ${nth}` } });
      await utils.addJobs(Array.from({ length: Math.min(left, PER_CALL) }, job));
    }
    await utils.release();

    let startedAt: number | undefined;
    let completed = 0;
    const events: WorkerEvents = new EventEmitter();
    const worked = new Promise<number>((resolve) => {
      events.on('job:complete', () => {
        completed += 1;
        if (completed === count) resolve(performance.now() - (startedAt ?? NaN));
      });
    });
    const noop = () => {
      startedAt ??= performance.now();
    };
    const options = { connectionString, concurrency, events, logger: quiet, noHandleSignals: true };
    const runner = await run({ ...options, taskList: { noop } });
    const milliseconds = await worked;
    await runner.stop();
    return milliseconds;
  },
};

export type GraphileWorkerMethods = typeof methods;

serve(methods);
