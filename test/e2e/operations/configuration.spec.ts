import { execFile } from 'node:child_process';
import { join } from 'node:path';

interface Ended {
  code: number | null;
  output: string;
}

/** Runs a built program to its end, with nothing else in its environment. */
function boot(program: string, environment: Record<string, string>): Promise<Ended> {
  const path = join(__dirname, '../../../dist/apps', program);
  const env = { PATH: process.env.PATH, ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path], { env, timeout: 20_000 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

const WRONG = {
  DATABASE_URL: 'mysql://root:hunter2@db/x',
  SIGNALBOX_MASTER_KEY: 'too short',
  PORT: '99999',
  WORKER_CONCURRENCY: 'many',
  EGRESS_ALLOW_CIDRS: '10.0.0.0/8, everywhere',
  LOG_LEVEL: 'loud',
  PUBLIC_URL: 'localhost',
  BOOTSTRAP_ADMIN_EMAIL: 'boss@example.com',
};

describe.each(['api/src/main.js', 'worker/src/main.js'])('%s with a wrong environment', (program) => {
  it('ends with one message that names every mistake by its variable', async () => {
    const { code, output } = await boot(program, WRONG);
    expect(code).toBe(1);
    const named = [...output.matchAll(/^ {2}- (\w+)/gm)].map(([, name]) => name).sort();
    expect(named).toEqual([...Object.keys(WRONG), 'REDIS_URL'].sort());
    expect(output).toMatch(/^The configuration has 9 mistake\(s\):$/m);
    expect(output).toContain('REDIS_URL: is required');
    expect(output).not.toMatch(/hunter2|\n\s+at /);
  });
});

describe('the migration with a wrong environment', () => {
  it('asks for nothing but the database', async () => {
    const { code, output } = await boot('api/src/migrate.js', { PORT: 'x' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual(['The configuration has 1 mistake(s):', '  - DATABASE_URL: is required']);
  });
});
