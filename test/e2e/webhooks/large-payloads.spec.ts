import { BlobSweeper } from '@app/blobs';
import {
  ApiClient,
  createPipeline,
  deliver,
  type Pipeline,
  Receiver,
  startWorker,
  testEnvironment,
  until,
} from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebhookRetention } from '../../../libs/webhooks/src/retention/webhook-retention';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { expectProblem } from '../../support/problems';
import { S3_CREDENTIALS, S3StandIn } from '../../support/s3-stand-in';

const BUCKET = 'payloads';
const METRICS_TOKEN = 'a-token-for-prometheus';
const LARGE = { action: 'opened', text: 'x'.repeat(5_000) };

describe.each(['postgres', 's3'] as const)('a large payload, kept in %s,', (store) => {
  let s3: S3StandIn;
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let receiver: Receiver;
  let operator: ApiClient;
  let pipeline: Pipeline;
  let inbox: string;
  beforeAll(async () => {
    s3 = await S3StandIn.start(BUCKET);
    const settings = {
      METRICS_TOKEN,
      BLOB_STORE: store,
      BLOB_THRESHOLD_BYTES: '1000',
      BLOB_S3_BUCKET: BUCKET,
      BLOB_S3_ENDPOINT: s3.url,
      BLOB_S3_PATH_STYLE: 'true',
      ...S3_CREDENTIALS,
    };
    api = await startApiUnderTest(settings);
    worker = await startWorker(testEnvironment(api.database, settings));
    receiver = await Receiver.start();
    operator = api.operator;
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await receiver.stop();
    await s3.stop();
  });
  beforeEach(async () => {
    pipeline = await createPipeline(operator, { destinationUrl: receiver.url });
    inbox = `${pipeline.base}/webhooks/inbox`;
    receiver.calls.length = 0;
    s3.objects.clear();
    s3.state = 'well';
  });

  const send = (id: string, payload: object = LARGE, status: number | 'any' = 202) =>
    deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, id, payload }, status);
  const blobs = () =>
    api.database.query<{ id: string; store: string; wanted: boolean; inline: boolean }>(
      `select id, store, unwanted_since is null as wanted, payload is not null as inline from blobs
       where tenant_id = $1 order by id`,
      [pipeline.workspaceId],
    );
  const rows = () =>
    api.database.query<{ id: string; payload_raw: Buffer | null; payload_ref: string | null }>(
      'select id, payload_raw, payload_ref from webhook_inbox where tenant_id = $1 order by id',
      [pipeline.workspaceId],
    );
  const calls = (count: number) => until(`${count} calls`, () => receiver.calls.length >= count && receiver.calls);
  const sweep = async () => {
    await api.database.query(`update blobs set unwanted_since = unwanted_since - interval '2 hours'`);
    await worker.get(BlobSweeper, { strict: false }).sweep();
  };

  it('is beside its row, and a small one in it', async () => {
    await send('large');
    await send('small', { action: 'opened' });
    const [large, small] = await rows();
    const [blob] = await blobs();
    expect(large).toMatchObject({ payload_raw: null, payload_ref: `${store}:${blob?.id}` });
    expect(small).toMatchObject({ payload_raw: Buffer.from('{"action":"opened"}'), payload_ref: null });
    expect(await blobs()).toMatchObject([{ store, wanted: true, inline: store === 'postgres' }]);
    const keys = store === 's3' ? [`signalbox/${pipeline.workspaceId}/${blob?.id}`] : [];
    expect([...s3.objects.keys()]).toEqual(keys);
    await calls(2); // the next test counts those of its own
  });

  it('is read wherever a payload is: sent on, filtered, transformed, shown, checked again, replayed', async () => {
    const filters = [{ path: '$.action', operator: 'equals', value: 'opened', group: 0 }];
    await operator
      .post(`${pipeline.base}/routes`, {
        name: 'Transformed',
        sourceConnectorId: pipeline.sourceId,
        destinationConnectorId: pipeline.destinationId,
        filters,
        transform: '{"length": $length(text)}',
        request: { path: '/transformed/{{ $.action }}' },
      })
      .expect(201);
    const { id } = (await send('one')).body as { id: string };
    const bodies = ({ path }: { path: string }) => path.startsWith('/transformed');
    const sent = await calls(2);
    expect(JSON.parse(String(sent.find((call) => !bodies(call))?.body))).toEqual(LARGE);
    expect(sent.find(bodies)).toMatchObject({ path: '/transformed/opened', body: Buffer.from('{"length":5000}') });
    const exact = JSON.stringify(LARGE);
    expect(String((await operator.get(`${inbox}/${id}/raw`).expect(200)).body)).toBe(exact);
    expect((await operator.get(`${inbox}/${id}`).expect(200)).body.bodyBytes).toBe(exact.length);
    expect((await operator.post(`${inbox}/${id}/reverify`).expect(200)).body).toMatchObject({ valid: true });
    const dryRun = { inboxId: id };
    const { body: tried } = await operator
      .post(`${pipeline.base}/routes/${pipeline.routeId}/dry-run`, dryRun)
      .expect(200);
    expect(tried.body).toMatchObject({ bytes: exact.length });
    const { body: replay } = await operator.post(`${inbox}/${id}/replay`, {}).expect(201);
    expect((await calls(4)).filter((call) => !bodies(call)).map(({ body }) => body.length)).toEqual([
      exact.length,
      exact.length,
    ]);
    expect(String((await operator.get(`${inbox}/${replay.id}/raw`).expect(200)).body)).toBe(exact);
    const { jobId } = (await operator.post(`${inbox}/replay`, { ids: [id] }).expect(202)).body;
    await calls(6);
    const job = await until('the order to end', async () => {
      const { body } = await operator.get(`${pipeline.base}/jobs/${jobId}`).expect(200);
      return body.status === 'success' && body;
    });
    expect(job.result).toEqual({ total: 1, done: 1, skipped: 0 });
  });

  it('that nobody wants is swept: of a duplicate, and of what retention removed', async () => {
    const first = (await send('one')).body as { id: string };
    await send('one');
    await calls(1);
    expect((await blobs()).map(({ wanted }) => wanted)).toEqual([true, false]);
    await sweep();
    expect(await blobs()).toMatchObject([{ wanted: true }]);
    expect((await rows())[0]?.payload_ref).toContain((await blobs())[0]?.id);
    await until('all to be over', async () => {
      const open = await api.database.query('select from jobs where finished_at is null');
      return open.length === 0;
    });
    await api.database.query(`update webhook_inbox set received_at = now() - interval '31 days' where id = $1`, [
      first.id,
    ]);
    await worker.get(WebhookRetention, { strict: false }).prune();
    expect(await rows()).toMatchObject([{ payload_raw: null, payload_ref: null }]);
    expect(await blobs()).toMatchObject([{ wanted: false }]);
    await sweep();
    expect(await blobs()).toEqual([]);
    expect([...s3.objects.keys()]).toEqual([]);
    const { text } = await ApiClient.withKey(worker, METRICS_TOKEN).get('/metrics').expect(200);
    expect(text).toMatch(/^signalbox_retention_removed_total\{what="blobs"\} [1-9]/m);
    expectProblem(await operator.post(`${inbox}/${first.id}/replay`, {}), 409, 'payload_gone');
  });

  it('is refused when it cannot be stored, and may be sent again; a small one is taken', async () => {
    await api.database.query(
      `create function full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await api.database.query(
      `create trigger full_disk before insert on blobs for each row when (new.store = 'postgres') execute function full_disk()`,
    );
    s3.state = 'full';
    const code = store === 's3' ? 'blob_store_unavailable' : 'database_unavailable';
    const refused = await send('one', LARGE, 503);
    expect(refused.body.code).toBe(code);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await send('small', { action: 'opened' });
    expect(await rows()).toHaveLength(1);
    const jobs = await api.database.query(`select from jobs where tenant_id = $1 and type = 'webhook.route'`, [
      pipeline.workspaceId,
    ]);
    expect(jobs).toHaveLength(1);
    await api.database.query('drop trigger full_disk on blobs; drop function full_disk');
    s3.state = 'well';
    expect((await send('one')).body).toMatchObject({ duplicate: false });
    expect(await rows()).toHaveLength(2);
  });

  it('that was swept before its message was stored is refused, not lost', async () => {
    await api.database.query(
      `create function swept() returns trigger language plpgsql as
       $$ begin new.unwanted_since := '-infinity'; return new; end $$`,
    );
    await api.database.query(`create trigger swept before insert on blobs for each row execute function swept()`);
    expect((await send('one', LARGE, 503)).body.code).toBe('blob_gone');
    expect(await rows()).toEqual([]);
    await api.database.query('drop trigger swept on blobs; drop function swept');
    await sweep();
    expect(await blobs()).toEqual([]);
  });

  if (store === 's3') {
    it('waits for a store that is away: refused meanwhile, routed and sent on when it is back', async () => {
      await operator.patch(`${pipeline.base}/routes/${pipeline.routeId}`, {
        filters: [{ path: '$.action', operator: 'equals', value: 'opened', group: 0 }],
      });
      s3.state = 'away';
      expect((await send('one', LARGE, 503)).body.code).toBe('blob_store_unavailable');
      s3.state = 'well';
      receiver.calls.length = 0;
      await api.database.query(`update connectors set status = 'active'`);
      const { id } = (await send('two')).body as { id: string };
      await calls(1);
      s3.state = 'away';
      expectProblem(await operator.get(`${inbox}/${id}/raw`), 503, 'blob_store_unavailable');
      expect((await operator.get(`${inbox}/${id}`).expect(200)).body.bodyBytes).toBeGreaterThan(5_000);
      await operator.post(`${inbox}/${id}/replay`, {}).expect(201);
      await until('the routing to fail', async () => {
        const failed = await api.database.query(
          `select from jobs where type = 'webhook.process' and last_error_json ->> 'code' = 'blob_store_unavailable'`,
        );
        return failed.length > 0;
      });
      s3.state = 'well';
      expect(await calls(2)).toHaveLength(2);
    });

    it('is swept by and by when its store is away, and those of other stores meanwhile', async () => {
      await send('one');
      await send('one');
      await api.database.query(
        `insert into blobs (id, tenant_id, store, payload, bytes) values (gen_random_uuid(), $1, 'postgres', 'x', 1)`,
        [pipeline.workspaceId],
      );
      s3.state = 'away';
      await sweep();
      expect((await blobs()).map((blob) => blob.store)).toEqual(['s3', 's3']);
      s3.state = 'well';
      await sweep();
      expect((await blobs()).map(({ wanted }) => wanted)).toEqual([true]);
      expect(s3.objects.size).toBe(1);
    });

    it('stays in the store where it was put when the setting changes', async () => {
      const { id } = (await send('one')).body as { id: string };
      await calls(1);
      await api.database.query(`update blobs set store = 'postgres', payload = 'moved' where tenant_id = $1`, [
        pipeline.workspaceId,
      ]);
      await api.database.query(
        `update webhook_inbox set payload_ref = replace(payload_ref, 's3:', 'postgres:') where id = $1`,
        [id],
      );
      expect(String((await operator.get(`${inbox}/${id}/raw`).expect(200)).body)).toBe('moved');
    });
  }
});
