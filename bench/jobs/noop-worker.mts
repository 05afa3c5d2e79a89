import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serve } from '../support/serve.mts';
import { enqueueNoops } from './enqueue-noops.mts';
import { BenchWorkerModule } from './noop-job.mts';
import { ApiModule, Database, JobQueue } from './product.mts';

const QUIET = { logger: ['error'] as 'error'[] };

let worker: INestApplicationContext | undefined;

const methods = {
  /** Stores so many no-op jobs, as the api would. */
  async enqueue({ workspaceId, count }: { workspaceId: string; count: number }): Promise<void> {
    const api = await NestFactory.createApplicationContext(ApiModule, QUIET);
    const [database, queue] = [api.get(Database, { strict: false }), api.get(JobQueue, { strict: false })];
    await enqueueNoops(database, queue, { workspaceId, count });
    await api.close();
  },

  /** Begins to work. */
  async start(): Promise<void> {
    worker = await NestFactory.createApplicationContext(BenchWorkerModule, QUIET);
  },

  async stop(): Promise<void> {
    await worker?.close();
  },
};

export type NoopWorkerMethods = typeof methods;

serve(methods);
