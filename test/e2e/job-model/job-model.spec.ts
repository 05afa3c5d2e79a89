import * as fc from 'fast-check';
import { TestJobs } from '../../support/test-jobs';
import { happenings } from './commands';
import { JobModel } from './model';
import { JobSystem } from './system';

/** Another seed tries other stories; more runs try more of them. A failure prints its seed and path. */
const seed = Number(process.env.MODEL_SEED ?? 20_261_120);
const numRuns = Number(process.env.MODEL_RUNS ?? 40);
const STEPS = 80;

describe('the life of jobs', () => {
  let jobs: TestJobs;
  beforeAll(async () => (jobs = await TestJobs.start()));
  afterAll(() => jobs.stop());

  it('is as the simple model says, whatever happens in whatever order', async () => {
    const story = fc.asyncProperty(fc.commands(happenings, { maxCommands: STEPS, size: 'max' }), async (commands) => {
      const setUp = async () => ({ model: new JobModel(), real: await JobSystem.fresh(jobs) });
      await fc.asyncModelRun(setUp, commands);
    });
    await fc.assert(story, { seed, numRuns, endOnFailure: process.env.MODEL_SHRINK === undefined });
  }, 1_800_000);
});
