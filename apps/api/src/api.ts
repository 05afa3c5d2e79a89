import fastifyCookie from '@fastify/cookie';
import { RequestLog, useRequestLog } from '@app/audit';
import type { Settings } from '@app/config';
import {
  answerUnreadable,
  LONGEST_SEGMENT,
  readableUrl,
  useBodyBudget,
  useBodyParsers,
  useDirectRoute,
  useRequestContext,
  useSecurityHeaders,
} from '@app/http';
import { JsonLogger } from '@app/observability';
import { directHookRoute, IngressController } from '@app/webhooks';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ApiModule } from './api.module';
import { serveConsole } from './console';
import { serveDocs } from './docs';

/** A request that takes longer to arrive holds its connection for nothing. */
const SLOWEST_REQUEST_MS = 60_000;

/** Makes the api, ready to listen. */
export async function createApi(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.TRUST_PROXY.length > 0 ? [...settings.TRUST_PROXY] : false,
    rewriteUrl: readableUrl,
    clientErrorHandler: answerUnreadable,
    requestTimeout: SLOWEST_REQUEST_MS,
    routerOptions: { maxParamLength: LONGEST_SEGMENT },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, {
    bodyParser: false,
    abortOnError: false, // the caller tells what went wrong, and ends the process
    logger: new JsonLogger('api', settings.LOG_LEVEL),
  });
  const fastify = adapter.getInstance();
  useRequestContext(fastify);
  useSecurityHeaders(fastify, { isHttps: settings.PUBLIC_URL.startsWith('https:') });
  useRequestLog(fastify, app.get(RequestLog));
  useBodyBudget(fastify, { total: settings.OVERLOAD_MAX_BYTES, longest: settings.HOOK_BODY_LIMIT_BYTES });
  useBodyParsers(fastify, { api: settings.API_BODY_LIMIT_BYTES, hooks: settings.HOOK_BODY_LIMIT_BYTES });
  useDirectRoute(fastify, directHookRoute(app.get(IngressController)));
  boundShutdown(fastify, settings.SHUTDOWN_SECONDS);
  await app.register(fastifyCookie);
  await serveDocs(fastify);
  // Behind all that registers: what a route throws goes to the error handler that is set by the next registration.
  await serveConsole(fastify);
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}

/** Requests under way may end; one that never does, such as a body that never comes, must not keep the process. */
function boundShutdown(fastify: FastifyInstance, seconds: number): void {
  let end: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    end = setTimeout(() => fastify.server.closeAllConnections(), seconds * 1_000).unref();
    done();
  });
  fastify.addHook('onClose', (_, done) => {
    clearTimeout(end);
    done();
  });
}
