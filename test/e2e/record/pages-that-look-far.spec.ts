import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { putJobs } from '../../support/many-jobs';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

interface Page {
  items: { id: string }[];
  nextCursor: string | null;
}

/** More than twice what one page looks at; what is rare is the oldest, and what is common goes on below a page's end. */
const ROWS = 7_000;
const RARE = 3;

/** Rows of one past, ten of each millisecond, so that pages end between rows of the same time. */
const PAST = `
  select n, gen_random_uuid() as id, $1::uuid as tenant_id, md5(n::text) as trace_id, n <= ${RARE} as rare,
    date_trunc('milliseconds', now()) - interval '1 hour' + make_interval(secs => (n / 10) / 1000.0) as at
  from generate_series(1, ${ROWS}) as n`;

describe('a list with a filter that no index serves', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    const connector = '0197aaaa-0000-7000-8000-000000000000';
    await api.database.query(
      `insert into request_log (id, tenant_id, request_id, trace_id, direction, actor_type, operation, status, latency_ms, created_at)
       select id, tenant_id, n::text, trace_id, case when rare then 'out' else 'in' end, 'anonymous', 'GET /', 'success', 1, at
       from (${PAST}) as past`,
      [acme.id],
    );
    await api.database.query(
      `insert into event_log (id, tenant_id, severity, type, message, created_at)
       select id, tenant_id, case when rare then 'critical' else 'info' end, 'test.past', 'x', at from (${PAST}) as past`,
      [acme.id],
    );
    await api.database.query(
      `insert into webhook_inbox (id, tenant_id, connector_id, provider, event_id, event_type, signature_valid, trace_id, received_at)
       select id, tenant_id, '${connector}', 'github', n::text, case when rare then 'rare' else 'push' end, true, trace_id, at
       from (${PAST}) as past`,
      [acme.id],
    );
    await putJobs(api.database, acme.id, { count: RARE, status: 'success', type: 'test.rare', daysAgo: 1 });
    await putJobs(api.database, acme.id, { count: ROWS, status: 'success' });
  });
  afterAll(() => api.stop());

  const page = async (path: string, cursor: string | null = null) => {
    const after = cursor === null ? '' : `&cursor=${cursor}`;
    return (await api.operator.get(`${acme.base}${path}&limit=200${after}`).expect(200)).body as Page;
  };

  it.each([
    ['requests', '/requests?direction=out'],
    ['events', '/events?severity=critical'],
    ['events of a type that is indexed', '/events?type=test.past&severity=critical'],
    ['webhooks', '/webhooks/inbox?eventType=rare'],
    ['webhooks of a status that is indexed', '/webhooks/inbox?status=received&eventType=rare'],
    ['jobs', '/jobs?type=test.rare'],
    ['jobs of a status that most have', '/jobs?status=success&type=test.rare'],
  ])('looks so far and no further, and goes on from there: %s', async (_what, path) => {
    const first = await page(path);
    expect(first).toEqual({ items: [], nextCursor: expect.any(String) });
    const found: string[] = [];
    let pages = 1;
    for (let cursor = first.nextCursor; cursor !== null; pages += 1) {
      const next = await page(path, cursor);
      found.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    expect(new Set(found).size).toBe(RARE);
    expect(found).toHaveLength(RARE);
    expect(pages).toBe(3);
  });

  it.each([
    ['requests', `/requests?direction=in&until=${new Date(Date.now() - 600_000).toISOString()}`, ROWS - RARE],
    ['webhooks', '/webhooks/inbox?eventType=push', ROWS - RARE],
    ['jobs', '/jobs?type=test.nobodys', ROWS],
  ])('tells of each row once where many match: %s', async (_what, path, rows) => {
    const ids = new Set<string>();
    let told = 0;
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor !== null; pages += 1) {
      const { items, nextCursor }: Page = await page(path, cursor);
      told += items.length;
      for (const { id } of items) ids.add(id);
      cursor = nextCursor;
    }
    expect([ids.size, told]).toEqual([rows, rows]);
  });

  it('looks everywhere at once where an index finds what is asked for', async () => {
    const [{ trace_id: traceId } = { trace_id: '' }] = await api.database.query<{ trace_id: string }>(
      `select trace_id from webhook_inbox where event_type = 'rare' limit 1`,
    );
    for (const path of [
      `/webhooks/inbox?traceId=${traceId}&eventType=rare`,
      '/webhooks/inbox?eventId=1&eventType=rare',
    ]) {
      expect(await page(path)).toEqual({ items: [expect.anything()], nextCursor: null });
    }
  });
});
