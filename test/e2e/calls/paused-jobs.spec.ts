import { createPipeline, deliver, type Pipeline, Receiver, startWorker, testEnvironment, until } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const EVENTS = 30;

interface JobRow {
  readonly status: string;
  readonly attempts: number;
  readonly run_at: Date;
}

describe('the jobs of a paused connector', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let pipeline: Pipeline;
  beforeAll(async () => {
    api = await startApiUnderTest();
    receiver = await Receiver.start();
    pipeline = await createPipeline(api.operator, { destinationUrl: receiver.url });
    worker = await startWorker(testEnvironment(api.database));
  });
  afterAll(async () => {
    await worker.close();
    await receiver.stop();
    await api.stop();
  });

  const jobs = () =>
    api.database.query<JobRow>(
      `select status, attempts, run_at from jobs where type = 'connector.call' order by run_at`,
    );

  it('are held without spending an attempt, none is lost, and they go on spread when it is resumed', async () => {
    const url = `${pipeline.base}/connectors/${pipeline.destinationId}`;
    await api.operator.post(`${url}/pause`).expect(200);
    await Promise.all(
      Array.from({ length: EVENTS }, () => deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret })),
    );
    const held = await until('every job to be put off', async () => {
      const rows = await jobs();
      const off = rows.filter(({ status, run_at }) => status === 'queued' && run_at.getTime() > Date.now() + 1_000);
      return off.length === EVENTS && off;
    });
    expect(receiver.calls).toEqual([]);
    expect(held.map(({ attempts }) => attempts)).toEqual(Array(EVENTS).fill(0));
    // Not one burst: no tenth of the time has more than half of them.
    const times = held.map(({ run_at: at }) => at.getTime());
    const tenth = (Math.max(...times) - Math.min(...times)) / 10;
    for (const from of times) {
      expect(times.filter((at) => at >= from && at < from + tenth).length).toBeLessThan(EVENTS / 2);
    }

    await api.operator.post(`${url}/resume`).expect(200);
    await until('every call to be made', async () => {
      // Rather than waiting for half a minute.
      await api.database.query(`update jobs set run_at = now() where type = 'connector.call' and status = 'queued'`);
      return receiver.calls.length === EVENTS;
    });
    await until('every job to succeed', async () => (await jobs()).every(({ status }) => status === 'success'));
    expect((await jobs()).map(({ attempts }) => attempts)).toEqual(Array(EVENTS).fill(1));
  });
});
