import { AppProcess, createTestDatabase, type TestDatabase, testEnvironment } from '@app/testing';
import { memoryOf } from '../../support/process-memory';

/** Between what an app rests at (some 150 MB) and what its start leaves behind when nobody gives it back (some 220 MB). */
const MAX_RESIDENT_BYTES = 185_000_000;

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the memory of an app that has just started', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it.each(['api', 'worker'] as const)('holds nothing that only the start of the %s needed', async (name) => {
    const app = await AppProcess.start(name, testEnvironment(database));
    const { now, peak } = memoryOf(app.pid);
    expect(await app.end('SIGTERM')).toBe(0);
    console.log(`${name}: ${Math.round(now / 1e6)} MB, ${Math.round(peak / 1e6)} MB at most`);
    expect(now).toBeLessThan(MAX_RESIDENT_BYTES);
  });
});
