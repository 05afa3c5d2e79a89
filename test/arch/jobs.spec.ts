import { globSync } from 'node:fs';
import { join } from 'node:path';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { definedJobs, type JobDefinition } from '../../libs/jobs/src/define/define-job';
import { HANDLED_JOB } from '../../libs/jobs/src/define/job-handler';
import { partsOf } from './app-modules';

const root = join(__dirname, '../..');

describe('every type of job', () => {
  // Also those that no module imports: nothing would run them.
  const definitions = globSync('libs/*/src/**/*.job.ts', { cwd: root });
  beforeAll(() => Promise.all(definitions.map((path) => import(join(root, path)))));

  const handled = () =>
    partsOf(WorkerModule).providers.flatMap((provider) => {
      const definition = Reflect.getMetadata(HANDLED_JOB, provider) as JobDefinition | undefined;
      return definition ? [definition.type] : [];
    });

  it('stands in a file named after what it is', () => {
    expect(definedJobs().length).toBe(definitions.length);
  });

  it('has exactly one handler in the worker', () => {
    expect(handled().sort()).toEqual(
      definedJobs()
        .map(({ type }) => type)
        .sort(),
    );
  });

  it('has a schema of its payload that compiles', () => {
    for (const definition of definedJobs()) expect(definition.validate).toBeInstanceOf(Function);
  });

  it('is named noun.verb', () => {
    for (const { type } of definedJobs()) expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });
});
