import { TestJobs } from '../support/test-jobs';

describe('a worker', () => {
  it('does not start with a job type that nobody handles, and names it', async () => {
    // The types of the test bench have no handlers.
    const jobs = await TestJobs.start();
    await expect(jobs.worker.init()).rejects.toThrow(
      'job types need exactly one handler: test.note has no handler; test.unheard-of has no handler',
    );
    expect(await jobs.database.query('select from workers')).toEqual([]);
    await jobs.stop();
  });
});
