import { getPriority } from 'node:os';
import { AppProcess, createTestDatabase, type TestDatabase, testEnvironment, until } from '@app/testing';
import { memoryOf, threadsOf } from '../../support/of-process';

/** In bytes: between what an app rests at (some 155 and 125 MB) and what its start leaves behind (some 215 and 165 MB). */
const APPS = [
  { name: 'api', maxResident: 185_000_000 },
  { name: 'worker', maxResident: 150_000_000 },
] as const;

const onLinux = process.platform === 'linux' ? describe.each : describe.skip.each;

onLinux(APPS)('$name, when it has just started,', ({ name, maxResident }) => {
  let database: TestDatabase;
  let app: AppProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await AppProcess.start(name, testEnvironment(database));
  });
  afterAll(async () => {
    expect(await app.end('SIGTERM')).toBe(0);
    await database.drop();
  });

  it('gives back the memory that only its start needed', async () => {
    await until('the memory to be given back', () => memoryOf(app.pid).now < maxResident);
    const { now, peak } = memoryOf(app.pid);
    console.log(`${name}: ${Math.round(now / 1e6)} MB, ${Math.round(peak / 1e6)} MB at most`);
  });

  it('lets the helper threads of V8 give way to its main thread', () => {
    const helpers = threadsOf(app.pid).filter(({ name: thread }) => thread.startsWith('V8Worker'));
    expect(helpers.length).toBeGreaterThan(0);
    for (const { id } of helpers) expect(getPriority(id)).toBeGreaterThan(getPriority(app.pid));
  });
});
