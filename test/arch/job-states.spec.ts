import { JOB_STATUSES, JOB_TRANSITIONS, RUN_STATUSES } from '@app/jobs';
import { createTestDatabase, type TestDatabase } from '@app/testing';

/** The states that a CHECK constraint allows. */
async function allowed(database: TestDatabase, constraint: string): Promise<string[]> {
  const [row] = await database.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1`,
    [constraint],
  );
  return [...(row?.definition ?? '').matchAll(/'(\w+)'::text/g)].map(([, state = '']) => state).sort();
}

describe('the states of a job', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('are the same in the code and in the database', async () => {
    expect(await allowed(database, 'ck_jobs_status')).toEqual([...JOB_STATUSES].sort());
    expect(await allowed(database, 'ck_runs_status')).toEqual([...RUN_STATUSES].sort());
  });

  it('change only as the table of transitions says, from and to states that exist', () => {
    const states = new Set<string>(JOB_STATUSES);
    for (const { from, to, by } of JOB_TRANSITIONS) {
      expect(by.length).toBeGreaterThan(3);
      expect(states.has(from) && states.has(to) && from !== to).toBe(true);
    }
    const pairs = JOB_TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('are all reachable from queued, and success is the end', () => {
    const reached = new Set<string>(['queued']);
    for (const _ of JOB_STATUSES) {
      for (const { from, to } of JOB_TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    const unreachable = JOB_STATUSES.filter((state) => !reached.has(state));
    expect(unreachable).toEqual([]);
    expect(JOB_TRANSITIONS.filter(({ from }) => (from as string) === 'success')).toEqual([]);
  });
});
