import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { TestJobs } from '../support/test-jobs';

interface Sight {
  readonly role: string;
  readonly workspace: string;
}

describe('the scope of a transaction', () => {
  let jobs: TestJobs;
  let database: Database;
  let mine: WorkspaceScope;
  let theirs: WorkspaceScope;

  beforeAll(async () => {
    // One connection, so that whatever a transaction left behind meets the next one.
    jobs = await TestJobs.start({ DATABASE_POOL_SIZE: '1' });
    database = jobs.worker.get(Database);
    [mine, theirs] = (await jobs.workspaces(2)) as [WorkspaceScope, WorkspaceScope];
  });

  beforeEach(async () => {
    await jobs.enqueue(mine, ['mine']);
    await jobs.enqueue(theirs, ['theirs']);
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs');
  });

  afterAll(async () => {
    await jobs.stop();
  });

  const SIGHT = `select current_user as role, coalesce(current_setting('signalbox.workspace_id', true), '') as workspace`;
  const sightOf = async (tx: Transaction) => (await tx.query<Sight[]>(SIGHT))[0];
  const names = async (tx: Transaction) =>
    (await tx.query<{ name: string }[]>(`select payload_json ->> 'name' as name from jobs order by 1`)).map(
      (row) => row.name,
    );
  const asRequest = (scope: WorkspaceScope) => ({ role: 'signalbox_request', workspace: scope.workspaceId });
  const asSystem = { role: expect.not.stringMatching('signalbox_request'), workspace: '' };

  it('shows a workspace its own rows and no others', async () => {
    expect(await database.inWorkspace(mine, names)).toEqual(['mine']);
    expect(await database.inWorkspace(theirs, names)).toEqual(['theirs']);
    expect(await database.asSystem('dispatch', names)).toEqual(['mine', 'theirs']);
  });

  it('can neither change nor make rows of another workspace', async () => {
    await database.inWorkspace(mine, async (tx) => {
      const changed = await tx.query(`update jobs set priority = 9 where tenant_id = $1`, [theirs.workspaceId]);
      expect(changed).toEqual([[], 0]);
    });
    const forged = database.inWorkspace(mine, (tx) =>
      tx.query(
        `insert into jobs (id, tenant_id, type, max_attempts, trace_id) values (gen_random_uuid(), $1, 'x', 1, 'x')`,
        [theirs.workspaceId],
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('ends with the transaction: the pooled connection is clean, after a commit and after an error', async () => {
    const clean = async () => (await database.systemStatement<Sight>('maintenance', SIGHT, []))[0];
    expect(await database.inWorkspace(mine, sightOf)).toEqual(asRequest(mine));
    expect(await clean()).toEqual(asSystem);
    await expect(database.inWorkspace(mine, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await clean()).toEqual(asSystem);
    await expect(database.inWorkspace(mine, (tx) => tx.query('select 1 / 0'))).rejects.toThrow('division by zero');
    expect(await clean()).toEqual(asSystem);
  });

  it('changes for nested work in the same transaction, and back', async () => {
    const seen = await database.inWorkspace(mine, async (tx) => {
      const before = await sightOf(tx);
      const [inside, others] = await database.asSystem('dispatch', async (inner) => {
        expect(inner).toBe(tx);
        const other = await database.inWorkspace(theirs, names);
        return [await sightOf(inner), other] as const;
      });
      return { before, inside, others, after: await sightOf(tx), names: await names(tx) };
    });
    expect(seen).toEqual({
      before: asRequest(mine),
      inside: asSystem,
      others: ['theirs'],
      after: asRequest(mine),
      names: ['mine'],
    });
  });

  it('changes back also when nested work fails and the caller goes on', async () => {
    const seen = await database.inWorkspace(mine, async (tx) => {
      await database.asSystem('dispatch', () => Promise.reject(new Error('no'))).catch(() => undefined);
      return { sight: await sightOf(tx), names: await names(tx) };
    });
    expect(seen).toEqual({ sight: asRequest(mine), names: ['mine'] });
  });

  it('commits nested work with the outer one, or neither', async () => {
    const failed = database.inWorkspace(mine, async () => {
      await database.asSystem('dispatch', (tx) => tx.query('delete from jobs'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await database.asSystem('dispatch', names)).toEqual(['mine', 'theirs']);
  });

  describe('work after the commit', () => {
    it('runs after the outermost commit, in order', async () => {
      const order: string[] = [];
      await database.inWorkspace(mine, async () => {
        database.afterCommit(() => order.push('first'));
        await database.asSystem('dispatch', () => {
          database.afterCommit(() => order.push('second'));
          return Promise.resolve();
        });
        order.push('before the commit');
      });
      expect(order).toEqual(['before the commit', 'first', 'second']);
      database.afterCommit(() => order.push('at once outside of a transaction'));
      expect(order.at(-1)).toBe('at once outside of a transaction');
    });

    it('never runs after a rollback, also one that the commit itself turns into', async () => {
      let ran = false;
      const failed = database.inWorkspace(mine, () => {
        database.afterCommit(() => (ran = true));
        return Promise.reject(new Error('no'));
      });
      await expect(failed).rejects.toThrow('no');
      expect(ran).toBe(false);
    });

    it('does not make a commit look like a failure when it throws', async () => {
      let ran = false;
      const answer = await database.inWorkspace(mine, () => {
        database.afterCommit(() => {
          throw new Error('not my day');
        });
        database.afterCommit(() => (ran = true));
        return Promise.resolve('committed');
      });
      expect([answer, ran]).toEqual(['committed', true]);
    });
  });

  it('leaves a statement of the system outside of the open transaction', async () => {
    const wide = await TestJobs.start({ DATABASE_POOL_SIZE: '2' });
    const scope = await wide.workspace();
    await wide.enqueue(scope, ['kept']);
    const other = wide.worker.get(Database);
    const failed = other.inWorkspace(scope, async () => {
      await other.systemStatement('dispatch', `update jobs set priority = 7`, []);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await wide.database.query('select priority from jobs')).toEqual([{ priority: 7 }]);
    await wide.stop();
  });

  it('lets a statement commit on its own inside a transaction that holds the only connection', async () => {
    await expect(
      database.inWorkspace(mine, async () => {
        const sql = `update jobs set priority = 7 where tenant_id = $1 returning id`;
        await database.systemStatement('maintenance', `with changed as (${sql}) select id from changed`, [
          theirs.workspaceId,
        ]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const [job] = await jobs.database.query('select priority from jobs where tenant_id = $1', [theirs.workspaceId]);
    expect(job).toEqual({ priority: 7 });
  });
});
