import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@app/testing';
import { asRole } from '../support/sql';

const INSERT = `insert into operator_audit_log (id, tenant_id, sequence, actor_type, action, resource_type, created_at,
  prev_hash, hash) values ($1, $2, 1, 'system', 'test.write', 'test', now(), '', '')`;

const CHANGES = [
  `update operator_audit_log set reason = 'another'`,
  `update operator_audit_log set reason = 'another' where false`,
  `delete from operator_audit_log`,
  `truncate operator_audit_log`,
];

describe('the operator audit log', () => {
  const workspaceId = randomUUID();
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(INSERT, [randomUUID(), workspaceId]);
  });
  afterAll(() => database.drop());

  it.each(CHANGES)("refuses its owner's: %s", async (sql) => {
    await expect(database.query(sql)).rejects.toThrow('operator_audit_log is append-only');
    expect(await database.query('select reason from operator_audit_log')).toEqual([{ reason: null }]);
  });

  it.each(['signalbox_request', 'signalbox_system'] as const)('takes rows from %s and no changes', async (role) => {
    await asRole(database.url, { role, workspaceId }, async (session) => {
      for (const sql of CHANGES) await expect(session.query(sql)).rejects.toThrow('permission denied');
    });
  });

  it('has one row at each place of a chain', async () => {
    await expect(database.query(INSERT, [randomUUID(), workspaceId])).rejects.toThrow(
      'uq_operator_audit_log_tenant_id_sequence',
    );
    await database.query(INSERT, [randomUUID(), null]);
    await expect(database.query(INSERT, [randomUUID(), null])).rejects.toThrow(
      'uq_operator_audit_log_tenant_id_sequence',
    );
  });
});
