import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../stack/apps.mts';
import { freePort } from '../stack/free-port.mts';
import { startPostgres, type RunningServer } from '../stack/postgres.mts';
import { projectEnv } from '../stack/project.mts';
import { startRedis } from '../stack/redis.mts';
import type { Supervised } from '../stack/supervise.mts';
import { S3_CREDENTIALS, S3StandIn } from '../../test/support/s3-stand-in.ts';
import { Destination } from './destination.mts';
import { KeptApp } from './kept-app.mts';
import type { Ledger } from './ledger.mts';
import { Link } from './link.mts';

export const CREDENTIALS = { email: 'operator@signalbox.local', password: randomBytes(24).toString('base64url') };

/** Short, so that a frozen worker's work is taken over soon. */
export const LEASE_SECONDS = 4;

const BUCKET = 'payloads';
const APIS = 2;
const WORKERS = 2;

/** A server that can be stopped and started again on its data, behind a link that keeps its address. */
export class Backend {
  readonly link: Link;
  readonly #start: () => Promise<RunningServer>;
  #server: RunningServer;

  private constructor(start: () => Promise<RunningServer>, server: RunningServer, link: Link) {
    this.#start = start;
    this.#server = server;
    this.link = link;
  }

  static async start(start: () => Promise<RunningServer>): Promise<Backend> {
    const server = await start();
    return new Backend(start, server, await Link.to(server.url));
  }

  /** Where it is, past the link. */
  get url(): string {
    return this.#server.url;
  }

  /** At once, as by a crash of its machine. */
  async kill(): Promise<void> {
    await this.#server.stop(0);
    this.link.cut();
  }

  async startAgain(): Promise<void> {
    this.#server = await this.#start();
    this.link.leadTo(this.#server.url);
    this.link.restore();
  }

  async stop(graceMs?: number): Promise<void> {
    await this.link.stop();
    await this.#server.stop(graceMs);
  }
}

/** Everything that runs: the product in several processes, what it needs, and the third party that it calls. */
export interface World {
  readonly postgres: Backend;
  readonly redis: Backend;
  readonly apis: readonly KeptApp[];
  readonly workers: readonly KeptApp[];
  readonly destination: Destination;
  /** Where large payloads are kept. */
  readonly blobs: S3StandIn;
  readonly publicUrl: string;
}

/** Starts it on data of its own below this folder. PostgreSQL is as durable as it ships: a crash is part of the test. */
export async function startWorld(run: Supervised, folder: string, ledger: Ledger): Promise<World> {
  const postgres = await Backend.start(() => startPostgres({ dataDir: folder, durable: true, log: () => undefined }));
  run.onStop((graceMs) => postgres.stop(graceMs));
  const redis = await Backend.start(() => startRedis(folder, console.log));
  run.onStop((graceMs) => redis.stop(graceMs));
  const destination = await Destination.start(ledger);
  run.onStop(() => destination.stop());

  const blobs = await S3StandIn.start(BUCKET);
  run.onStop(() => blobs.stop());

  const ports = await Promise.all(Array.from({ length: APIS + WORKERS }, freePort));
  const publicUrl = `http://localhost:${ports[0]}`;
  const env = settings(postgres, redis, blobs, publicUrl);
  await migrate(env, run.signal);
  const app = (kind: 'api' | 'worker') => (port: number) =>
    new KeptApp({ kind, port, env, folder: join(folder, 'logs', `${kind}-${port}`) });
  const apis = ports.slice(0, APIS).map(app('api'));
  const workers = ports.slice(APIS).map(app('worker'));
  run.onStop((graceMs) => Promise.all([...apis, ...workers].map((each) => each.stop(graceMs))));
  await Promise.all([...apis, ...workers].map((each) => each.ready()));
  return { postgres, redis, apis, workers, destination, blobs, publicUrl };
}

function settings(postgres: Backend, redis: Backend, blobs: S3StandIn, publicUrl: string): NodeJS.ProcessEnv {
  return {
    ...projectEnv(),
    DATABASE_URL: postgres.link.url,
    REDIS_URL: redis.link.url,
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    SIGNALBOX_MASTER_KEY: randomBytes(32).toString('base64'),
    BOOTSTRAP_ADMIN_EMAIL: CREDENTIALS.email,
    BOOTSTRAP_ADMIN_PASSWORD: CREDENTIALS.password,
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    BLOB_STORE: 's3',
    BLOB_S3_BUCKET: BUCKET,
    BLOB_S3_ENDPOINT: blobs.url,
    BLOB_S3_PATH_STYLE: 'true',
    ...S3_CREDENTIALS,
    WORKER_LEASE_SECONDS: String(LEASE_SECONDS),
    WORKER_SWEEP_SECONDS: '1',
  };
}
