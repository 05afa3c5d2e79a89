import type { TestDatabase } from './test-database';

export const OPERATOR = { email: 'operator@example.test', password: 'correct horse battery' };

/** The environment of an app under test; a Redis database of its own for each Jest worker. */
export function testEnvironment(database: TestDatabase, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    REDIS_URL: testRedisUrl(),
    SIGNALBOX_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
    HOST: '127.0.0.1',
    BOOTSTRAP_ADMIN_EMAIL: OPERATOR.email,
    BOOTSTRAP_ADMIN_PASSWORD: OPERATOR.password,
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    // No test reaches out of its machine, whatever a connector's type calls by itself.
    EGRESS_ALLOW_HOSTS: '127.0.0.1,localhost',
    LOG_LEVEL: 'fatal',
    // What a whole test file asks comes from one address; the tests of the limits set their own.
    PUBLIC_REQUESTS_PER_MINUTE: '1000000',
    WORKSPACE_REQUESTS_PER_MINUTE: '1000000',
    WORKER_LEASE_SECONDS: '3',
    WORKER_SWEEP_SECONDS: '1',
    ...more,
  };
}

function testRedisUrl(): string {
  const url = new URL(process.env.TEST_REDIS_URL ?? process.env.REDIS_URL ?? 'redis://127.0.0.1:6379');
  url.pathname = `/${process.env.JEST_WORKER_ID ?? '0'}`;
  return url.href;
}
