import type { Settings } from '@app/config';
import { useRequestContext } from '@app/http';
import { JsonLogger } from '@app/observability';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { WorkerModule } from './worker.module';

/** Makes the worker. It works from `init` on; its only routes are the health checks. */
export async function createWorker(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(WorkerModule, adapter, {
    abortOnError: false, // the caller tells what went wrong, and ends the process
    logger: new JsonLogger('worker', settings.LOG_LEVEL),
  });
  useRequestContext(adapter.getInstance());
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}
