import { idleWorker, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebhookRetention } from '../../../libs/webhooks/src/retention/webhook-retention';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';
import { badFields } from '../../support/problems';

const DEFAULTS = { payload: 30, metadata: 90 };

describe('old webhooks', () => {
  let api: ApiUnderTest;
  /** Put together, not started. */
  let worker: NestFastifyApplication;
  let acme: TestWorkspace;
  let number = 0;
  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await idleWorker(testEnvironment(api.database));
  });
  beforeEach(async () => {
    await api.database.query('truncate jobs, webhook_inbox, quarantined_webhooks, webhook_requests, event_log');
    acme = await makeWorkspace(api, `acme-${(number += 1)}`);
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  const prune = () => worker.get(WebhookRetention, { strict: false }).prune();
  const set = (webhookRetentionDays: object) => api.operator.patch(acme.base, { settings: { webhookRetentionDays } });
  const put = async (daysAgo: number, fields: { status?: string; count?: number; replayOf?: string } = {}) => {
    const { status = 'processed', count = 1, replayOf = null } = fields;
    const rows = await api.database.query<{ id: string }>(
      `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, signature_valid, received_at,
         processed_at, status, payload_raw, replay_of, trace_id)
       select gen_random_uuid(), $1, gen_random_uuid(), 'p', gen_random_uuid(), true, now() - make_interval(days => $2),
         case when $3 = 'received' then null else now() end, $3, case when $5::uuid is null then '\\x00'::bytea end,
         $5::uuid, md5(n::text || $2 || random())
       from generate_series(1, $4) as n returning id`,
      [acme.id, daysAgo, status, count, replayOf],
    );
    return rows[0]?.id ?? '';
  };
  const left = async () =>
    Object.fromEntries(
      (
        await api.database.query<{ id: string; payload: boolean }>(
          'select id, payload_raw is not null as payload from webhook_inbox',
        )
      ).map(({ id, payload }) => [id, payload]),
    );

  it('lose their payload first, and go later, as their workspace says', async () => {
    expect((await api.operator.get(acme.base)).body.settings).toMatchObject({ webhookRetentionDays: DEFAULTS });
    await put(91);
    const [bare, whole] = [await put(31), await put(29)];
    await prune();
    expect(await left()).toEqual({ [bare]: false, [whole]: true });
    const [event] = await api.database.query(`select data_json from event_log where type = 'webhooks.pruned'`);
    expect(event).toEqual({ data_json: { messages: 1, payloads: 1, rejected: 0, days: DEFAULTS } });
    expect((await set({ payload: 10 }).expect(200)).body.settings.webhookRetentionDays).toEqual({
      ...DEFAULTS,
      payload: 10,
    });
    await prune();
    expect(await left()).toEqual({ [bare]: false, [whole]: false });
    await set({ metadata: 20 }).expect(200);
    await prune();
    expect(await left()).toEqual({});
  });

  it('stay while they are not delivered, and while a replay of them is young', async () => {
    const waiting = await put(100, { status: 'received' });
    const first = await put(100);
    const replay = await put(1, { replayOf: first });
    const called = await put(100);
    await api.database.query(
      `insert into jobs (id, tenant_id, type, lane, max_attempts, run_at, payload_json, trace_id, status)
       select gen_random_uuid(), tenant_id, 'connector.call', 'default', 1, now(), '{}', trace_id, 'queued'
       from webhook_inbox where id = $1`,
      [called],
    );
    await prune();
    expect(await left()).toEqual({ [waiting]: true, [first]: true, [replay]: false, [called]: true });
  });

  it('go in batches, with rejected requests and the whole requests of batches', async () => {
    await put(31, { count: 1_201 });
    await put(91, { count: 1_201 });
    await api.database.query(
      `insert into quarantined_webhooks (id, tenant_id, connector_id, ingest_key, reason, payload_raw, bytes, received_at,
         trace_id)
       select gen_random_uuid(), $1, gen_random_uuid(), 'k', 'signature_missing', '', 0,
         now() - make_interval(days => n), 't' from generate_series(29, 31) as n`,
      [acme.id],
    );
    await api.database.query(
      `insert into webhook_requests (id, tenant_id, payload_raw, received_at)
       select gen_random_uuid(), $1, '', now() - make_interval(days => n) from generate_series(29, 31) as n`,
      [acme.id],
    );
    await prune();
    const values = Object.values(await left());
    expect([values.length, values.filter(Boolean).length]).toEqual([1_201, 0]);
    expect(await api.database.query('select from quarantined_webhooks')).toHaveLength(1);
    expect(await api.database.query('select from webhook_requests')).toHaveLength(1);
    const events = await api.database.query(`select from event_log where type = 'webhooks.pruned'`);
    expect(events.length).toBeGreaterThan(2);
  });

  it('cannot be kept for ever or not at all', async () => {
    for (const payload of [0, -1, 3_651, 1.5, '7', null]) {
      const answer = await set({ payload });
      expect([told(answer), badFields(answer)]).toEqual([
        [400, 'invalid_input'],
        ['settings.webhookRetentionDays.payload'],
      ]);
    }
  });
});
