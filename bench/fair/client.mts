import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { enqueueNoops } from '../jobs/enqueue-noops.mts';
import { ApiModule, Database, JobQueue } from '../jobs/product.mts';
import { serve } from '../support/serve.mts';

/** The api's side of the queue, in a process of its own as the api is. */
class Client {
  readonly #database: Database;
  readonly #queue: JobQueue;
  readonly #watcher: pg.Client;

  private constructor(api: INestApplicationContext, watcher: pg.Client) {
    this.#database = api.get(Database, { strict: false });
    this.#queue = api.get(JobQueue, { strict: false });
    this.#watcher = watcher;
  }

  static async open(): Promise<Client> {
    const watcher = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
    await watcher.connect();
    return new Client(await NestFactory.createApplicationContext(ApiModule, { logger: ['error'] }), watcher);
  }

  async enqueue(order: { workspaceId: string; count: number }): Promise<string[]> {
    return enqueueNoops(this.#database, this.#queue, order);
  }

  /** One job, from before it is enqueued until its success is there for others to see. @returns milliseconds */
  async single(workspaceId: string): Promise<number> {
    const startedAt = performance.now();
    const [id] = await this.enqueue({ workspaceId, count: 1 });
    while (!(await this.#isSettled(id))) await sleep(1);
    return performance.now() - startedAt;
  }

  async #isSettled(id: string | undefined): Promise<boolean> {
    const query = `select from jobs where id = $1 and status = 'success'`;
    return (await this.#watcher.query({ name: 'settled', text: query, values: [id] })).rowCount === 1;
  }
}

const client = Client.open();

const methods = {
  async enqueue(order: { workspaceId: string; count: number }): Promise<void> {
    await (await client).enqueue(order);
  },

  /** So many jobs, one after another. @returns milliseconds of each */
  async singles({ workspaceId, count }: { workspaceId: string; count: number }): Promise<number[]> {
    const opened = await client;
    const latencies: number[] = [];
    for (let nth = 0; nth < count; nth += 1) latencies.push(await opened.single(workspaceId));
    return latencies;
  },
};

export type FairClientMethods = typeof methods;

serve(methods);
