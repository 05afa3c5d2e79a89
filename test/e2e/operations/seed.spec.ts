import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const root = join(__dirname, '../../..');
const run = promisify(execFile);

describe('a made-up past', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApiUnderTest();
    const numbers = ['--requests', '3000', '--webhooks', '600', '--workspaces', '5', '--months', '3'];
    const env = { ...process.env, DATABASE_URL: api.database.url };
    await run(process.execPath, ['tools/seed.mts', ...numbers], { cwd: root, env });
  });
  afterAll(() => api.stop());

  it('is of so many rows, in every month and in no stray partition', async () => {
    const [counts] = await api.database.query(
      `select (select count(*)::int from request_log where request_id = id::text) as requests,
         (select count(*)::int from webhook_inbox) as webhooks,
         (select count(*)::int from request_log_default) as strays,
         (select count(distinct date_trunc('month', created_at))::int from request_log) >= 3 as spread,
         (select count(distinct tenant_id)::int from webhook_inbox) as workspaces`,
    );
    expect(counts).toEqual({ requests: 3000, webhooks: 600, strays: 0, spread: true, workspaces: 5 });
  });

  it('is read page by page as any other', async () => {
    const [busiest] = await api.database.query<{ id: string; count: number }>(
      `select tenant_id as id, count(*)::int as count from webhook_inbox group by 1 order by 2 desc limit 1`,
    );
    const seen = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor && `&cursor=${cursor}`;
      const path = `/v1/workspaces/${busiest?.id}/webhooks/inbox?limit=50${after}`;
      const { body } = await api.operator.get(path).expect(200);
      for (const { id } of body.items as { id: string }[]) seen.add(id);
      cursor = body.nextCursor as string | null;
    }
    expect(seen.size).toBe(busiest?.count);
  });

  it('is not made without a database, or of no number', async () => {
    const env = { ...process.env, DATABASE_URL: '' };
    const refused = run(process.execPath, ['tools/seed.mts', '--requests', 'many'], { cwd: root, env });
    await expect(refused).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--requests.*\n.*DATABASE_URL/),
    });
  });
});
