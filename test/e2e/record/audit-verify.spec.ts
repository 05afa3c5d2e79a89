import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { AuditCheckpointDto } from '../../../libs/audit/src/verify/checkpoint.dto';
import type { AuditVerificationDto } from '../../../libs/audit/src/verify/verify.dto';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeKey, makeWorkspace, type TestWorkspace } from '../../support/people';

const ROWS = 8;

describe('the hash chain of the audit log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let number = 0;
  beforeAll(async () => (api = await startApiUnderTest()));
  afterAll(() => api.stop());

  /** A workspace of its own for each test: a broken chain stays broken. */
  beforeEach(async () => {
    acme = await makeWorkspace(api, `acme-${++number}`);
    for (let row = 2; row <= ROWS; row += 1) {
      await api.operator.post(`${acme.base}/policies`, { name: `policy ${row}` }).expect(201);
    }
  });

  /** What only the owner of the database can do. */
  const tamper = async (sql: string, parameters: unknown[] = []) => {
    await api.database.query('alter table operator_audit_log disable trigger operator_audit_log_append_only');
    await api.database.query(sql, parameters);
    await api.database.query('alter table operator_audit_log enable trigger operator_audit_log_append_only');
  };
  const rowAt = async (sequence: number) => {
    const sql = 'select id, sequence, hash from operator_audit_log where tenant_id = $1 and sequence = $2';
    return (await api.database.query<{ id: string; hash: Buffer }>(sql, [acme.id, sequence]))[0];
  };
  const check = async (query = '') =>
    (await api.operator.get(`${acme.base}/audit/verify${query}`).expect(200)).body as AuditVerificationDto;
  const checkpoint = async () =>
    (await api.operator.get(`${acme.base}/audit/checkpoint`).expect(200)).body as AuditCheckpointDto;

  it('is whole when nobody touched it', async () => {
    const { hash } = (await rowAt(ROWS)) ?? {};
    expect(await check()).toEqual({
      ok: true,
      checked: ROWS,
      from: 1,
      to: ROWS,
      firstBroken: null,
      head: { sequence: ROWS, hash: hash?.toString('hex') },
    });
  });

  it('is whole with every kind of change in it, also when a diff has nested objects and odd texts', async () => {
    const settings = { baseUrl: 'https://example.test', headers: { 'x-ö': '"\\\u2028 ＝', b: '1', a: '2' } };
    await api.operator.post(`${acme.base}/connectors`, { type: 'http', name: 'K\u0301 😀', settings });
    const key = await makeKey(api, acme, ['jobs:read']);
    await api.operator.with({ 'x-audit-reason': 'because' }).delete(`${acme.base}/api-keys/${key.id}`).expect(204);
    await api.operator.post(`${acme.base}/disable`).expect(200);
    await api.operator.post(`${acme.base}/enable`).expect(200);
    expect(await check()).toMatchObject({ ok: true, firstBroken: null });
  });

  it.each([
    ['action', `action = 'policy.nothing'`],
    ['diff', `diff_json = '[]'`],
    ['reason', `reason = 'another'`],
    ['address', `ip = '203.0.113.1'`],
    ['actor', `actor_id = null`],
    ['time', `created_at = created_at - interval '1 millisecond'`],
    ['id', `id = gen_random_uuid()`],
    ['hash', `hash = sha256('')`],
  ])('shows the row whose %s was changed', async (_, change) => {
    await tamper(`update operator_audit_log set ${change} where tenant_id = $1 and sequence = 5`, [acme.id]);
    const { id } = (await rowAt(5)) ?? {};
    expect(await check()).toMatchObject({
      ok: false,
      checked: 4,
      from: 1,
      to: 4,
      firstBroken: { sequence: 5, id, reason: 'hash_mismatch' },
      head: { sequence: ROWS },
    });
  });

  it('shows the row that was tied to another one', async () => {
    await tamper(`update operator_audit_log set prev_hash = sha256('') where tenant_id = $1 and sequence = 5`, [
      acme.id,
    ]);
    expect((await check()).firstBroken).toMatchObject({ sequence: 5, reason: 'link_mismatch' });
  });

  it('shows the first row when that was changed', async () => {
    await tamper(`update operator_audit_log set reason = 'x' where tenant_id = $1 and sequence = 1`, [acme.id]);
    expect(await check()).toMatchObject({ checked: 0, from: null, to: null, firstBroken: { sequence: 1 } });
  });

  it.each([1, 5])('shows where a row is missing: %i', async (sequence) => {
    await tamper('delete from operator_audit_log where tenant_id = $1 and sequence = $2', [acme.id, sequence]);
    expect((await check()).firstBroken).toEqual({ sequence, id: null, reason: 'sequence_gap' });
  });

  it('shows where a row is missing and the others have moved up', async () => {
    await tamper('delete from operator_audit_log where tenant_id = $1 and sequence = 5', [acme.id]);
    for (let sequence = 6; sequence <= ROWS; sequence += 1) {
      const sql = 'update operator_audit_log set sequence = sequence - 1 where tenant_id = $1 and sequence = $2';
      await tamper(sql, [acme.id, sequence]);
    }
    expect((await check()).firstBroken).toMatchObject({ sequence: 5, reason: 'link_mismatch' });
  });

  it('shows the first of two rows that changed places', async () => {
    for (const [from, to] of [
      [3, 1_000],
      [6, 3],
      [1_000, 6],
    ]) {
      const sql = 'update operator_audit_log set sequence = $3 where tenant_id = $1 and sequence = $2';
      await tamper(sql, [acme.id, from, to]);
    }
    const { id } = (await rowAt(3)) ?? {};
    expect((await check()).firstBroken).toEqual({ sequence: 3, id, reason: 'link_mismatch' });
  });

  it('shows a row that was put in from outside', async () => {
    await api.database.query(
      `insert into operator_audit_log (id, tenant_id, sequence, actor_type, action, resource_type, created_at,
         prev_hash, hash) select $1, $2, 9, 'user', 'policy.create', 'policy', now(), hash, sha256('made up')
       from operator_audit_log where tenant_id = $2 and sequence = 8`,
      [randomUUID(), acme.id],
    );
    expect((await check()).firstBroken).toMatchObject({ sequence: ROWS + 1, reason: 'hash_mismatch' });
  });

  describe('with a checkpoint', () => {
    const known = ({ sequence, hash }: { sequence: number; hash: string }) =>
      `?checkpointSequence=${sequence}&checkpointHash=${hash}`;

    it('is whole when it passes there, and goes on behind it', async () => {
      const seen = await checkpoint();
      expect(await check(known(seen))).toMatchObject({ ok: true, checked: ROWS });
      await api.operator.post(`${acme.base}/policies`, { name: 'one more' }).expect(201);
      expect(await check(known(seen))).toMatchObject({ ok: true, checked: ROWS + 1 });
    });

    it('shows that the end was cut off, which no chain can show by itself', async () => {
      const seen = await checkpoint();
      await tamper('delete from operator_audit_log where tenant_id = $1 and sequence > 6', [acme.id]);
      expect(await check()).toMatchObject({ ok: true, checked: 6 });
      expect(await check(known(seen))).toMatchObject({
        ok: false,
        checked: 6,
        firstBroken: { sequence: 7, id: null, reason: 'tail_missing' },
        head: { sequence: 6 },
      });
    });

    it('shows that the end was cut off and written anew', async () => {
      const seen = await checkpoint();
      await tamper('delete from operator_audit_log where tenant_id = $1 and sequence = $2', [acme.id, ROWS]);
      await api.operator.post(`${acme.base}/policies`, { name: 'in its place' }).expect(201);
      expect(await check()).toMatchObject({ ok: true, checked: ROWS });
      const { id } = (await rowAt(ROWS)) ?? {};
      const firstBroken = { sequence: ROWS, id, reason: 'checkpoint_mismatch' };
      expect(await check(known(seen))).toMatchObject({ ok: false, firstBroken });
    });

    it.each(['?checkpointSequence=3', `?checkpointHash=${'0'.repeat(64)}`, '?checkpointSequence=3&checkpointHash=x'])(
      'needs both parts of it: %s',
      async (query) => {
        const { body } = await api.operator.get(`${acme.base}/audit/verify${query}`).expect(400);
        expect(body.code).toBe('invalid_input');
      },
    );

    it('can be sure who made it: anyone with the public key can check the signature', async () => {
      const { workspaceId, sequence, hash, at, statement, signature, publicKey, keyId } = await checkpoint();
      expect(statement).toBe(`signalbox audit checkpoint v1\n${workspaceId}\n${sequence}\n${hash}\n${at}\n`);
      expect([workspaceId, sequence]).toEqual([acme.id, ROWS]);
      const signed = (text: string) =>
        verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
      expect(signed(statement)).toBe(true);
      expect(signed(statement.replace(`\n${sequence}\n`, `\n${sequence - 1}\n`))).toBe(false);
      // The master key makes it: the same one after a restart.
      expect((await checkpoint()).keyId).toBe(keyId);
    });
  });

  it('is walked in pages, and short transactions', async () => {
    await api.database.query(
      `insert into operator_audit_log (id, tenant_id, sequence, actor_type, action, resource_type, created_at,
         prev_hash, hash) select gen_random_uuid(), $1, $2 + n, 'user', 'a.b', 'a', now(), '', ''
       from generate_series(1, 2500) n`,
      [acme.id, ROWS],
    );
    expect(await check()).toMatchObject({ checked: ROWS, firstBroken: { sequence: ROWS + 1 } });
  });

  describe("of the installation's own audit log", () => {
    it('is there for operators, with sign-ins in it', async () => {
      const { body } = await api.operator.get('/v1/audit?action=session.create').expect(200);
      expect(body.items[0]).toMatchObject({ action: 'session.create', resourceType: 'session' });
      const seen = (await api.operator.get('/v1/audit/checkpoint').expect(200)).body;
      expect(seen.workspaceId).toBeNull();
      expect(seen.statement).toContain('\ninstallation\n');
      const query = `?checkpointSequence=${seen.sequence}&checkpointHash=${seen.hash}`;
      const verified = await api.operator.get(`/v1/audit/verify${query}`).expect(200);
      expect(verified.body).toMatchObject({ ok: true, checked: seen.sequence, head: { sequence: seen.sequence } });
    });

    it('shows a changed row', async () => {
      await tamper(`update operator_audit_log set ip = '203.0.113.1' where tenant_id is null and sequence = 1`);
      const { body } = await api.operator.get('/v1/audit/verify').expect(200);
      expect(body.firstBroken).toMatchObject({ sequence: 1, reason: 'hash_mismatch' });
    });

    it.each(['', '/verify', '/checkpoint', '/export'])('is closed to members and keys: /v1/audit%s', async (path) => {
      const { client } = await makeKey(api, acme, ['audit:read']);
      const { body } = await client.get(`/v1/audit${path}`).expect(403);
      expect(body).toMatchObject({ code: 'permission_missing' });
    });
  });

  it('is closed to those who may not read the audit log', async () => {
    const { client } = await makeKey(api, acme, ['events:read', 'requests:read']);
    for (const path of ['verify', 'checkpoint', 'export']) await client.get(`${acme.base}/audit/${path}`).expect(403);
  });
});
