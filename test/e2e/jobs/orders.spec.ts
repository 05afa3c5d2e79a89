import { WorkspaceScope } from '@app/kernel';
import { type ApiClient, idleWorker, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OrderBatches, type OrderAction } from '../../../libs/jobs/src/operate/orders/order-batch';
import { OrderRunner } from '../../../libs/jobs/src/operate/orders/order-runner';
import type { OrderProgress } from '../../../libs/jobs/src/operate/orders/order-walk';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { putJobs } from '../../support/many-jobs';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';
import { badFields } from '../../support/problems';

interface Order {
  id: string;
  type: string;
  lane: string;
  status: string;
  payload: { filter: object };
  traceId: string;
}

describe('an order about many jobs', () => {
  let api: ApiUnderTest;
  /** Put together, not started: a test does the batches by hand. */
  let worker: NestFastifyApplication;
  let acme: TestWorkspace;
  let number = 0;

  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await idleWorker(testEnvironment(api.database));
  });
  beforeEach(async () => (acme = await makeWorkspace(api, `acme-${(number += 1)}`)));
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  async function give(action: OrderAction, filter: object, as: ApiClient = api.operator): Promise<Order> {
    return (await as.post(`${acme.base}/jobs/${action}`, filter).expect(202)).body as Order;
  }

  const context = ({ id, payload, traceId }: Order, signal = new AbortController().signal) => ({
    ...{ scope: WorkspaceScope.of(acme.id), jobId: id, payload: payload as { filter: Record<string, unknown> } },
    ...{
      attempt: 1,
      maxAttempts: 20,
      signal,
      traceId,
      correlationId: null,
      backlog: 'none' as const,
      progress: () => undefined,
    },
  });

  const carryOut = (action: OrderAction, order: Order, more: object = {}) =>
    worker.get(OrderRunner, { strict: false }).carryOut(action, { ...context(order), ...more });

  const batch = (action: OrderAction, order: Order): Promise<OrderProgress> => {
    const { scope, jobId: orderId, payload, traceId } = context(order);
    return worker
      .get(OrderBatches, { strict: false })
      .next({ scope, orderId, action, filter: payload.filter as never, traceId });
  };

  const statuses = async () => {
    const rows = await api.database.query<{ status: string; count: number }>(
      `select status, count(*)::int as count from jobs where tenant_id = $1 and type like 'test.%' group by status`,
      [acme.id],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  };

  /** How often the events tell of each job. */
  const timesTold = async (type: string) => {
    const rows = await api.database.query<{ ids: string[] }>(
      `select array(select jsonb_array_elements_text(data_json -> 'jobIds')) as ids from event_log
       where tenant_id = $1 and type = $2`,
      [acme.id, type],
    );
    const ids = rows.flatMap((row) => row.ids);
    return { jobs: new Set(ids).size, times: ids.length };
  };

  describe('to run them again', () => {
    it('gives each all its attempts anew, in small batches, and says how many', async () => {
      await putJobs(api.database, acme.id, { count: 450, status: 'dead' });
      await putJobs(api.database, acme.id, { count: 3, status: 'success' });
      const order = await give('redrive', {});
      expect(order).toMatchObject({ type: 'jobs.redrive', lane: 'bulk', status: 'queued' });
      const said: object[] = [];
      const outcome = await carryOut('redrive', order, { progress: (progress: object) => said.push(progress) });
      expect(outcome).toEqual({ kind: 'done', result: { total: 450, done: 450, skipped: 0 } });
      expect(said).toEqual([
        { done: 200, total: 450, message: '200 done' },
        { done: 400, total: 450, message: '400 done' },
        { done: 450, total: 450, message: '450 done' },
      ]);
      expect(await statuses()).toEqual({ queued: 450, success: 3 });
      const [row] = await api.database.query(
        `select count(*)::int as count from jobs where tenant_id = $1 and type like 'test.%' and status = 'queued'
         and attempts = 0 and lost_runs = 0 and finished_at is null and cancel_requested_at is null and run_at <= now()`,
        [acme.id],
      );
      expect(row).toEqual({ count: 450 });
      expect(await timesTold('jobs.redriven')).toEqual({ jobs: 450, times: 450 });
    });

    it('takes what the filter says and nothing else', async () => {
      const [one, two] = await putJobs(api.database, acme.id, { count: 5, status: 'dead', errorCode: 'http_503' });
      await putJobs(api.database, acme.id, { count: 5, status: 'dead', errorCode: 'http_404' });
      await putJobs(api.database, acme.id, { count: 5, status: 'cancelled', type: 'test.other', lane: 'high' });
      await putJobs(api.database, acme.id, { count: 5, status: 'failed', daysAgo: 9 });
      const matching = async (filter: object) => {
        const { body } = await api.operator.post(`${acme.base}/jobs/redrive/preview`, filter).expect(200);
        return (body as { matching: number }).matching;
      };
      const all = ['dead', 'cancelled', 'failed'];
      expect(await matching({})).toBe(10);
      expect(await matching({ status: all })).toBe(20);
      expect(await matching({ status: all, errorCode: 'http_503' })).toBe(5);
      expect(await matching({ status: all, type: 'test.other' })).toBe(5);
      expect(await matching({ status: all, lane: 'high' })).toBe(5);
      expect(await matching({ status: all, ids: [one, two] })).toBe(2);
      const week = new Date(Date.now() - 7 * 86_400_000).toISOString();
      expect(await matching({ status: all, createdBefore: week })).toBe(5);
      expect(await matching({ status: all, createdAfter: week })).toBe(15);
      expect(await matching({ connectorId: acme.id })).toBe(0);
      const [job] = await api.database.query<{ trace_id: string }>('select trace_id from jobs where id = $1', [one]);
      expect(await matching({ traceId: job?.trace_id, errorCode: 'http_503' })).toBe(1);
      expect(await matching({ status: all, orderingKey: 'customer-7' })).toBe(0);
      expect(await matching({ status: all, correlationId: 'order-7' })).toBe(0);
      await api.database.query('update jobs set parent_id = $1, trace_id = $2 where id = $3', [
        one,
        job?.trace_id,
        two,
      ]);
      expect(await matching({ status: all, parentId: one })).toBe(1);
      const preview = await api.operator.post(`${acme.base}/jobs/redrive/preview`, { errorCode: 'http_503' });
      expect(preview.body).toMatchObject({ isCapped: false, examples: Array<object>(5).fill({ status: 'dead' }) });
      const order = await give('redrive', { status: ['dead'], errorCode: 'http_503' });
      expect(await carryOut('redrive', order)).toMatchObject({ result: { total: 5, done: 5 } });
      expect(await statuses()).toEqual({ queued: 5, dead: 5, cancelled: 5, failed: 5 });
    });

    it('makes each due with one attempt more, where it is to be retried only', async () => {
      const ids = await putJobs(api.database, acme.id, { count: 3, status: 'dead' });
      await putJobs(api.database, acme.id, { count: 2, status: 'cancelled' });
      const preview = await api.operator.post(`${acme.base}/jobs/retry/preview`, {}).expect(200);
      expect(preview.body).toMatchObject({ matching: 3 });
      const order = await give('retry', {});
      expect(order).toMatchObject({ type: 'jobs.retry' });
      expect(await carryOut('retry', order)).toMatchObject({ result: { total: 3, done: 3 } });
      const rows = await api.database.query('select status, attempts, max_attempts from jobs where id = any ($1)', [
        ids,
      ]);
      expect(rows).toEqual(Array(3).fill({ status: 'queued', attempts: 3, max_attempts: 4 }));
      expect(await timesTold('jobs.retried')).toEqual({ jobs: 3, times: 3 });
    });

    it('leaves alone what changed after the order, and says so', async () => {
      const ids = await putJobs(api.database, acme.id, { count: 4, status: 'dead' });
      const order = await give('redrive', {});
      // One was run again and is dead anew; one succeeded meanwhile; one came later.
      await api.database.query(`update jobs set updated_at = now() where id = $1`, [ids[0]]);
      await api.database.query(`update jobs set status = 'success', updated_at = now() where id = $1`, [ids[1]]);
      const [late] = await putJobs(api.database, acme.id, { count: 1, status: 'dead' });
      await api.database.query(`update jobs set created_at = now() + interval '1 s' where id = $1`, [late]);
      expect(await carryOut('redrive', order)).toEqual({ kind: 'done', result: { total: 3, done: 2, skipped: 1 } });
      expect(await statuses()).toEqual({ queued: 2, dead: 2, success: 1 });
    });

    it('goes on behind the last batch after a crash, and redrives none twice though it died again meanwhile', async () => {
      await putJobs(api.database, acme.id, { count: 450, status: 'dead' });
      const order = await give('redrive', {});
      expect(await batch('redrive', order)).toEqual({ total: 450, done: 200, skipped: 0, finished: false });
      await api.database.query(
        `update jobs set status = 'dead', finished_at = now(), updated_at = now() where tenant_id = $1 and status = 'queued'
         and type like 'test.%'`,
        [acme.id],
      );
      expect(await carryOut('redrive', order)).toEqual({ kind: 'done', result: { total: 450, done: 450, skipped: 0 } });
      expect(await timesTold('jobs.redriven')).toEqual({ jobs: 450, times: 450 });
      // And again, as after a crash between the last batch and the settlement.
      expect(await carryOut('redrive', order)).toEqual({ kind: 'done', result: { total: 450, done: 450, skipped: 0 } });
    });

    it('redrives each once when it is given twice and both are carried out at once, each by two workers', async () => {
      await putJobs(api.database, acme.id, { count: 900, status: 'dead' });
      const orders = [await give('redrive', {}), await give('redrive', {})];
      await Promise.all([...orders, ...orders].map((order) => carryOut('redrive', order)));
      expect(await statuses()).toEqual({ queued: 900 });
      expect(await timesTold('jobs.redriven')).toEqual({ jobs: 900, times: 900 });
    });

    it('counts what left the filter on the way as skipped', async () => {
      await putJobs(api.database, acme.id, { count: 450, status: 'dead' });
      const order = await give('redrive', {});
      await batch('redrive', order);
      await api.database.query(
        `update jobs set status = 'success', updated_at = now() where id in (
           select id from jobs where tenant_id = $1 and status = 'dead' limit 50
         )`,
        [acme.id],
      );
      expect(await carryOut('redrive', order)).toEqual({
        kind: 'done',
        result: { total: 450, done: 400, skipped: 50 },
      });
    });

    it('stops between two batches when it is cancelled', async () => {
      await putJobs(api.database, acme.id, { count: 450, status: 'dead' });
      const order = await give('redrive', {});
      const abort = new AbortController();
      const stopping = worker.get(OrderRunner, { strict: false }).carryOut('redrive', {
        ...context(order, abort.signal),
        progress: () => abort.abort(new Error('cancelled')),
      });
      await expect(stopping).rejects.toThrow('cancelled');
      expect(await statuses()).toEqual({ queued: 200, dead: 250 });
    });

    it('is answered with the same order when it is sent twice with a key', async () => {
      const keyed = api.operator.with({ 'idempotency-key': 'redrive once' });
      const [first, second] = [await give('redrive', {}, keyed), await give('redrive', {}, keyed)];
      expect(second).toEqual(first);
    });

    it('is in the audit log once, with its filter and reason', async () => {
      const because = api.operator.with({ 'x-audit-reason': 'the outage is over' });
      const order = await give('redrive', { errorCode: 'http_503' }, because);
      const { body } = await api.operator.get(`${acme.base}/audit?action=jobs.redrive`).expect(200);
      expect(body.items).toMatchObject([{ resourceId: order.id, reason: 'the outage is over' }]);
      expect(JSON.stringify(body.items[0])).toContain('http_503');
    });

    it('refuses filters that make no sense', async () => {
      const refused = async (filter: object) => badFields(await api.operator.post(`${acme.base}/jobs/redrive`, filter));
      expect(await refused({ status: ['success'] })).toEqual(['status']);
      expect(await refused({ status: [] })).toEqual(['status']);
      expect(await refused({ ids: ['x'] })).toEqual(['ids']);
      expect(await refused({ lane: 'x', kind: 'y', createdAfter: 'soon' })).toEqual(['createdAfter', 'kind', 'lane']);
    });
  });

  describe('to cancel them', () => {
    it('ends what waits, asks what runs to end, and touches neither what is over nor itself', async () => {
      await putJobs(api.database, acme.id, { count: 250, status: 'queued' });
      await putJobs(api.database, acme.id, { count: 2, status: 'failed' });
      await putJobs(api.database, acme.id, { count: 2, status: 'dead' });
      const [running] = await putJobs(api.database, acme.id, { count: 1, status: 'queued' });
      await api.database.query(
        `update jobs set status = 'running', lease_token = gen_random_uuid(), lease_expires_at = now() + interval '1 h'
         where id = $1`,
        [running],
      );
      const order = await give('cancel', {});
      expect(await carryOut('cancel', order)).toEqual({ kind: 'done', result: { total: 253, done: 253, skipped: 0 } });
      expect(await statuses()).toEqual({ cancelled: 252, running: 1, dead: 2 });
      const [asked] = await api.database.query(
        `select cancel_requested_at is not null as asked from jobs where id = $1`,
        [running],
      );
      expect(asked).toEqual({ asked: true });
      const { body } = await api.operator.get(`${acme.base}/jobs/${order.id}`).expect(200);
      expect(body).toMatchObject({ status: 'queued' });
      expect(await timesTold('jobs.cancelled')).toEqual({ jobs: 253, times: 253 });
    });

    it('looks before it leaps', async () => {
      await putJobs(api.database, acme.id, { count: 7, status: 'queued' });
      const { body } = await api.operator.post(`${acme.base}/jobs/cancel/preview`, {}).expect(200);
      expect(body).toMatchObject({ matching: 7, isCapped: false });
      expect((body as { examples: object[] }).examples).toHaveLength(5);
      expect(await statuses()).toEqual({ queued: 7 });
      expect(badFields(await api.operator.post(`${acme.base}/jobs/cancel`, { status: ['dead'] }))).toEqual(['status']);
    });
  });

  it('is about one workspace', async () => {
    const other = await makeWorkspace(api, `other-${number}`);
    const [theirs] = await putJobs(api.database, other.id, { count: 1, status: 'dead' });
    const order = await give('redrive', { ids: [theirs] });
    expect(await carryOut('redrive', order)).toMatchObject({ result: { total: 0, done: 0 } });
    expect(told(await api.operator.post(`${acme.base}/jobs/${theirs}/cancel`))).toEqual([404, 'job_not_found']);
  });
});
