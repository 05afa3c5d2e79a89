import { Database } from '@app/database';
import { type EnqueuedJob, JobQueue, type NewJob } from '@app/jobs';
import { InvalidInput, type WorkspaceScope } from '@app/kernel';
import { Bell } from '@app/queue';
import { note, TestJobs } from '../support/test-jobs';

describe('enqueueing a job', () => {
  let jobs: TestJobs;
  let scope: WorkspaceScope;
  let database: Database;

  beforeAll(async () => {
    jobs = await TestJobs.start();
    database = jobs.worker.get(Database);
    scope = await jobs.workspace();
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs');
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await jobs.stop();
  });

  const job = (more: Partial<NewJob> = {}): NewJob => ({
    scope,
    definition: note,
    payload: { name: 'one' },
    traceId: 'trace',
    ...more,
  });
  const enqueue = (...wanted: NewJob[]): Promise<EnqueuedJob[]> =>
    database.inWorkspace(scope, (tx) => jobs.worker.get(JobQueue).enqueue(tx, wanted));
  const stored = () => jobs.database.query<{ id: string }>('select id from jobs');

  it('answers with the first job when the idempotency key is taken', async () => {
    const [first] = await enqueue(job({ idempotencyKey: 'key' }));
    const [again] = await enqueue(job({ idempotencyKey: 'key', payload: { name: 'other' } }));
    expect(first?.created).toBe(true);
    expect(again).toEqual({ id: first?.id, created: false });
    expect(await stored()).toEqual([{ id: first?.id }]);
  });

  it('answers in the order of the jobs when some are new and some are not', async () => {
    const [first] = await enqueue(job({ idempotencyKey: 'key' }));
    const answers = await enqueue(
      job(),
      job({ idempotencyKey: 'key' }),
      job({ idempotencyKey: 'twin' }),
      job({ idempotencyKey: 'twin' }),
    );
    expect(answers.map(({ created }) => created)).toEqual([true, false, true, false]);
    expect(answers[1]?.id).toBe(first?.id);
    expect(answers[3]?.id).toBe(answers[2]?.id);
    expect(await stored()).toHaveLength(3);
  });

  it('gives one job to all who enqueue it with the same key at the same time', async () => {
    const answers = (
      await Promise.all(Array.from({ length: 10 }, () => enqueue(job({ idempotencyKey: 'key' }))))
    ).flat();
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  });

  it('refuses a payload that breaks the schema, and stores none of the batch', async () => {
    const refused = enqueue(job(), job({ payload: { name: 7 } }));
    await expect(refused).rejects.toThrow(InvalidInput);
    await expect(refused).rejects.toMatchObject({
      fields: [{ path: '1.payload', message: 'payload/name must be string' }],
    });
    expect(await stored()).toEqual([]);
  });

  it('takes 10,000 at once, in their order, and answers each with its job', async () => {
    const answers = await enqueue(
      ...Array.from({ length: 10_000 }, (_, index) =>
        job({ payload: { name: `${index}` }, idempotencyKey: `key ${index % 9_000}`, orderingKey: 'line' }),
      ),
    );
    const rows = await jobs.database.query<{ id: string; name: string }>(
      `select id, payload_json ->> 'name' as name from jobs order by id`,
    );
    expect(rows.map(({ name }) => Number(name))).toEqual(Array.from({ length: 9_000 }, (_, index) => index));
    expect(answers.map(({ id }) => id)).toEqual([...rows, ...rows.slice(0, 1_000)].map(({ id }) => id));
    expect(answers.map(({ created }) => created)).toEqual(answers.map((_, index) => index < 9_000));
  });

  it('names every job of a batch whose payload is wrong', async () => {
    const refused = enqueue(...Array.from({ length: 10_000 }, (_, index) => job(index % 4_000 ? {} : { payload: {} })));
    await expect(refused).rejects.toMatchObject({
      fields: [{ path: '0.payload' }, { path: '4000.payload' }, { path: '8000.payload' }],
    });
    expect(await stored()).toEqual([]);
  });

  it('refuses an ordering key that no index can hold', async () => {
    for (const orderingKey of ['', 'x'.repeat(501)]) {
      await expect(enqueue(job({ orderingKey }))).rejects.toMatchObject({ fields: [{ path: 'orderingKey' }] });
    }
    await enqueue(job({ orderingKey: '\u{1F512}'.repeat(250) }));
  });

  it('leaves no job and rings no bell when the transaction rolls back', async () => {
    const ring = jest.spyOn(jobs.worker.get(Bell), 'ring');
    const failed = database.inWorkspace(scope, async (tx) => {
      await jobs.worker.get(JobQueue).enqueue(tx, [job()]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await stored()).toEqual([]);
    expect(ring).not.toHaveBeenCalled();
  });

  it('rings once per lane after the commit, for the earliest job', async () => {
    const ring = jest.spyOn(jobs.worker.get(Bell), 'ring').mockImplementation();
    const ringAt = jest.spyOn(jobs.worker.get(Bell), 'ringAt').mockImplementation();
    await database.inWorkspace(scope, async (tx) => {
      await jobs.worker.get(JobQueue).enqueue(tx, [job(), job()]);
      expect(ring).not.toHaveBeenCalled();
    });
    expect(ring.mock.calls).toEqual([['bulk']]);
    const [soon, late] = [new Date(Date.now() + 60_000), new Date(Date.now() + 90_000)];
    await enqueue(job({ runAt: late }), job({ runAt: soon }));
    expect(ringAt.mock.calls).toEqual([['bulk', soon]]);
  });

  it('cannot put a job into another workspace', async () => {
    const other = await jobs.workspace();
    await expect(enqueue(job({ scope: other }))).rejects.toThrow(/row-level security/);
  });
});
