import type { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { expectProblem } from '../../support/problems';

describe('a write with an Idempotency-Key', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
  });
  afterAll(() => api.stop());

  const keyed = (key: string): ApiClient => api.operator.with({ 'idempotency-key': key });
  const make = (key: string, name: string) => keyed(key).post(`${acme.base}/policies`, { name });
  const rows = (name: string) => api.database.query('select id from policies where name = $1', [name]);

  it('answers the same when it is repeated, makes one row, and is on record once', async () => {
    const first = await make('k1', 'once').expect(201);
    const second = await make('k1', 'once').expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.etag).toBe(first.headers.etag);
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(await rows('once')).toEqual([{ id: first.body.id }]);
    const audit = await api.database.query(
      `select resource_id from operator_audit_log where tenant_id = $1 and action = 'policy.create'`,
      [acme.id],
    );
    expect(audit).toEqual([{ resource_id: first.body.id }]);
  });

  it('makes one row when it comes ten times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => make('k2', 'ten')));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(await rows('ten')).toHaveLength(1);
  });

  it('is refused for another body, another route or another method', async () => {
    const { body } = await make('k3', 'first').expect(201);
    expectProblem(await make('k3', 'second'), 422, 'idempotency_key_reused');
    expectProblem(
      await keyed('k3').patch(`${acme.base}/policies/${body.id}`, { name: 'first' }),
      422,
      'idempotency_key_reused',
    );
    expectProblem(await keyed('k3').delete(`${acme.base}/policies/${body.id}`), 422, 'idempotency_key_reused');
    expect(await rows('second')).toEqual([]);
  });

  it('leaves the key free when it fails', async () => {
    await make('k4', 'taken').expect(201);
    expectProblem(await make('k5', 'taken'), 409, 'policy_name_taken');
    expectProblem(await make('k5', ''), 400, 'invalid_input');
    await make('k5', 'free').expect(201);
  });

  it('repeats an answer without a body', async () => {
    const { body } = await make('k6', 'to delete').expect(201);
    const url = `${acme.base}/policies/${body.id}`;
    await keyed('k7').delete(url).expect(204);
    const again = await keyed('k7').delete(url).expect(204);
    expect([again.text, again.headers['idempotent-replayed']]).toEqual(['', 'true']);
    expectProblem(await api.operator.delete(url), 404, 'policy_not_found');
  });

  it('is forgotten after its time', async () => {
    await make('k8', 'old').expect(201);
    await api.database.query(`update idempotency_keys set expires_at = now() where key = 'k8'`);
    await make('k8', 'new').expect(201);
  });

  it('never stores a secret that was sent', async () => {
    const value = 'a value that must not be stored';
    await keyed('k9').post(`${acme.base}/secret-refs`, { name: 's', provider: 'local', value }).expect(201);
    const stored = await api.database.query<{ row: string }>('select k::text as row from idempotency_keys k');
    expect(JSON.stringify(stored)).not.toContain(value);
  });
});
