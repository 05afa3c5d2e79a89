import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serve } from '../support/serve.mts';
import { BenchWorkerModule, noop } from './noop-job.mts';
import { ApiModule, Database, JobQueue, WorkspaceScope } from './product.mts';

const PER_TRANSACTION = 1_000;
const QUIET = { logger: ['error'] as 'error'[] };

let worker: INestApplicationContext | undefined;

const methods = {
  /** Stores so many no-op jobs, as the api would. */
  async enqueue({ workspaceId, count }: { workspaceId: string; count: number }): Promise<void> {
    const api = await NestFactory.createApplicationContext(ApiModule, QUIET);
    const [database, queue] = [api.get(Database, { strict: false }), api.get(JobQueue, { strict: false })];
    const scope = WorkspaceScope.of(workspaceId);
    const job = () => {
      const traceId = randomBytes(16).toString('hex');
      return { scope, definition: noop, payload: { subjectId: traceId }, traceId };
    };
    for (let left = count; left > 0; left -= PER_TRANSACTION) {
      const jobs = Array.from({ length: Math.min(left, PER_TRANSACTION) }, job);
      await database.asSystem('dispatch', (tx) => queue.enqueue(tx, jobs));
    }
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
