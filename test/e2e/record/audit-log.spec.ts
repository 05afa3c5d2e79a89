import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the operator audit log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest({ TRUST_PROXY: '127.0.0.0/8,::1/128' });
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  const rows = (action: string) =>
    api.database.query('select * from operator_audit_log where tenant_id = $1 and action = $2 order by sequence', [
      acme.id,
      action,
    ]);

  it('tells who changed what, from where and why, in which trace', async () => {
    const operator = api.operator.with({
      'x-audit-reason': 'asked for in ticket 12',
      'user-agent': 'Test/1.0',
      'x-forwarded-for': '203.0.113.7',
      traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
    });
    const me = (await operator.get('/v1/auth/me')).body.user;
    const { body } = await operator.post(`${acme.base}/policies`, { name: 'first' }).expect(201);
    await operator.patch(`${acme.base}/policies/${body.id}`, { name: 'second' }).expect(200);
    await operator.delete(`${acme.base}/policies/${body.id}`).expect(204);
    const who = {
      operator_user_id: me.id,
      actor_type: 'user',
      actor_id: me.id,
      resource_type: 'policy',
      resource_id: body.id,
      reason: 'asked for in ticket 12',
      ip: '203.0.113.7',
      user_agent: 'Test/1.0',
      trace_id: TRACE,
    };
    const [made] = await rows('policy.create');
    expect(made).toMatchObject({ ...who, diff_json: [{ op: 'replace', path: '', value: body }] });
    const [changed] = await rows('policy.update');
    expect(changed).toMatchObject(who);
    expect(changed?.diff_json).toContainEqual({ op: 'replace', path: '/name', value: 'second', was: 'first' });
    expect((changed?.diff_json as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      '/name',
      '/updatedAt',
      '/version',
    ]);
    const [removed] = await rows('policy.delete');
    expect(removed).toMatchObject({ ...who, diff_json: [{ op: 'replace', path: '', value: null }] });
  });

  it('never has a secret in it', async () => {
    const value = 'a value that must not be on record';
    const { body } = await api.operator
      .post(`${acme.base}/secret-refs`, { name: 's', provider: 'local', value })
      .expect(201);
    await api.operator.post(`${acme.base}/secret-refs/${body.id}/rotate`, { value: `${value} 2` }).expect(200);
    const stored = await api.database.query('select * from operator_audit_log');
    expect(JSON.stringify(stored)).not.toContain(value);
  });

  it('has no row for what was refused', async () => {
    const count = async () => (await api.database.query('select from operator_audit_log')).length;
    const before = await count();
    await api.operator.post(`${acme.base}/policies`, { name: '' }).expect(400);
    await api.operator.patch(`${acme.base}/policies/0197aaaa-0000-7000-8000-000000000000`, {}).expect(404);
    expect(await count()).toBe(before);
  });

  it('commits with the change or not at all: without its row there is no change', async () => {
    await api.database.query(`
      create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'no row'; end $$;
      create trigger refuse_row before insert on operator_audit_log for each row execute function refuse_row()`);
    await api.operator.post(`${acme.base}/policies`, { name: 'unrecorded' }).expect(500);
    await api.database.query('drop trigger refuse_row on operator_audit_log');
    expect(await api.database.query(`select from policies where name = 'unrecorded'`)).toEqual([]);
    await api.operator.post(`${acme.base}/policies`, { name: 'unrecorded' }).expect(201);
  });

  it('commits with the change or not at all: without the change there is no row', async () => {
    const before = (await rows('policy.create')).length;
    await api.operator.post(`${acme.base}/policies`, { name: 'twice' }).expect(201);
    await api.operator.post(`${acme.base}/policies`, { name: 'twice' }).expect(409);
    expect((await rows('policy.create')).length).toBe(before + 1);
  });

  it('is there for those who may read it, newest first, page by page', async () => {
    const first = (await api.operator.get(`${acme.base}/audit?limit=2`).expect(200)).body;
    const second = (await api.operator.get(`${acme.base}/audit?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    const sequences = [...first.items, ...second.items].map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
    expect(new Set(sequences).size).toBe(4);
    const found = (await api.operator.get(`${acme.base}/audit?action=policy.delete&traceId=${TRACE}`).expect(200)).body;
    expect(found.items).toHaveLength(1);
  });
});
