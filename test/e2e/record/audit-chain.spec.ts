import type { TestDatabase } from '@app/testing';
import { type AuditRecord, chainHash } from '../../../libs/audit/src/operator-audit/chain-hash';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';

interface Row extends AuditRecord {
  sequence: string;
  prevHash: Buffer;
  hash: Buffer;
}

/** The rows of a workspace's chain as the database gives them back. */
function chainOf(database: TestDatabase, tenantId: string | null): Promise<Row[]> {
  return database.query<Row>(
    `select id, tenant_id as "tenantId", sequence, operator_user_id as "operatorUserId", actor_type as "actorType",
       actor_id as "actorId", action, resource_type as "resourceType", resource_id as "resourceId", diff_json as diff,
       reason, ip, user_agent as "userAgent", trace_id as "traceId", created_at as "createdAt", prev_hash as "prevHash", hash
     from operator_audit_log where tenant_id is not distinct from $1 order by sequence`,
    [tenantId],
  );
}

function expectUnbroken(chain: Row[]): void {
  let previous: Buffer = Buffer.alloc(32);
  for (const [index, row] of chain.entries()) {
    expect([row.sequence, row.prevHash.equals(previous)]).toEqual([String(index + 1), true]);
    expect(chainHash(row.prevHash, BigInt(row.sequence), row).toString('hex')).toBe(row.hash.toString('hex'));
    previous = row.hash;
  }
}

describe('the chain of the audit log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
  });
  afterAll(() => api.stop());

  it('is unbroken after 20 writes at once, whatever is in them, and each workspace has its own', async () => {
    // Keys in another order than jsonb keeps them, keys like numbers, text beyond ASCII.
    const headers = { zulu: 'z', alpha: '"quoted" \\', '10': 'ten', '9': 'nine', a: 'short', 'alpha-2': 'long' };
    const write = (index: number) => {
      const workspace = index % 4 === 0 ? other : acme;
      const settings = { headers, baseUrl: 'https://example.com' };
      return api.operator.with({ 'x-audit-reason': `reason ${index}` }).post(`${workspace.base}/connectors`, {
        type: 'http',
        name: `Connector ${index} é \u{1f600} \u2028 end`,
        settings,
      });
    };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => write(index)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(20).fill([201, expect.any(String)]));
    const [first, second] = [await chainOf(api.database, acme.id), await chainOf(api.database, other.id)];
    expect([first.length, second.length]).toEqual([16, 6]); // each begins with its workspace
    expectUnbroken(first);
    expectUnbroken(second);
  });

  it('is kept for what belongs to no workspace, too', async () => {
    const chain = await chainOf(api.database, null);
    expect(chain.length).toBeGreaterThan(1);
    expectUnbroken(chain);
  });

  it('shows a changed row', async () => {
    const [row] = await chainOf(api.database, acme.id);
    const forged = { ...row, reason: 'another' } as Row;
    expect(chainHash(forged.prevHash, BigInt(forged.sequence), forged).equals(forged.hash)).toBe(false);
  });
});
