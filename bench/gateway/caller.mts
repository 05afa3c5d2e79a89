import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { Agent, request } from 'undici';
import type * as connectors from '../../libs/connectors/src/index.ts';
import type * as policiesLib from '../../libs/policies/src/index.ts';
import type * as redisLib from '../../libs/redis/src/index.ts';
import { ApiModule, WorkspaceScope } from '../jobs/product.mts';
import { percentile } from '../support/figures.mts';
import { serve } from '../support/serve.mts';

const require = createRequire(import.meta.url);
const { RedisConnection } = require('../../dist/libs/redis/src/index.js') as typeof redisLib;
const { PoliciesService, PolicyEngine } = require('../../dist/libs/policies/src/index.js') as typeof policiesLib;
const { ConnectorGateway } = require('../../dist/libs/connectors/src/index.js') as typeof connectors;

export interface Run {
  readonly url: string;
  readonly workspaceId: string;
  readonly connectorId: string;
  readonly policyId: string;
  readonly concurrency: number;
  readonly measureMs: number;
}

export interface Figures {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Commands that were sent to Redis, each a round trip, for each call. */
  readonly roundTrips: number;
  /** Milliseconds of CPU that Redis took, for a thousand calls; what a script runs inside is in it. */
  readonly redisMs: number;
}

const BODY = Buffer.from(JSON.stringify({ title: 'Broken build', labels: ['a', 'b'] }));
const ROUND_TRIPS = 5;

const app = await NestFactory.createApplicationContext(ApiModule, { logger: ['error'] });
const gateway = app.get(ConnectorGateway, { strict: false });
const redis = new Redis(String(process.env['REDIS_URL']));
let sent = 0;
for (const client of [redis, app.get(RedisConnection, { strict: false }).client]) {
  const send = client.sendCommand.bind(client);
  client.sendCommand = (...command) => {
    sent += 1;
    return send(...command);
  };
}

/** Calls that follow one another in so many lanes. The first fifth of the time warms up and does not count. */
async function measure({ concurrency, measureMs }: Run, call: () => Promise<number>): Promise<Figures> {
  const latencies: number[] = [];
  const from = performance.now() + measureMs / 5;
  const until = from + measureMs;
  const before = await redisUse();
  let made = 0;
  const drive = async () => {
    for (let at = performance.now(); at < until;) {
      const status = await call();
      if (status !== 200) throw new Error(`The third party answered ${status}.`);
      made += 1;
      const now = performance.now();
      if (now >= from && now < until) latencies.push(now - at);
      at = now;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, drive));
  const after = await redisUse();
  return {
    perSecond: latencies.length / (measureMs / 1_000),
    p99Ms: percentile(latencies, 0.99),
    roundTrips: (after.sent - before.sent) / made,
    redisMs: ((after.cpuSeconds - before.cpuSeconds) * 1_000_000) / made,
  };
}

/** Counted here, where commands are sent: Redis counts those inside a script as well. */
async function redisUse(): Promise<{ sent: number; cpuSeconds: number }> {
  const cpu = await redis.info('cpu');
  const seconds = (name: string) => Number(new RegExp(`used_cpu_${name}:([\\d.]+)`).exec(cpu)?.[1] ?? NaN);
  return { sent, cpuSeconds: seconds('sys') + seconds('user') };
}

const methods = {
  /** Through the gateway: target, policy, egress checks, response capture, and a row in the request log. */
  gateway(run: Run): Promise<Figures> {
    const scope = WorkspaceScope.of(run.workspaceId);
    const call = { connectorId: run.connectorId, method: 'POST', path: '/events', body: BODY };
    return measure(run, async () => {
      const callId = randomUUID();
      const answer = await gateway.call(
        scope,
        { ...call, contentType: 'application/json' },
        { attempt: 1, callId, actor: { type: 'job', id: callId }, maxResponseBytes: 262_144 },
      );
      if ('response' in answer) return answer.response.status;
      throw new Error(JSON.stringify('held' in answer ? answer.held : answer.error.code));
    });
  },

  /** The HTTP client behind the policy engine, and nothing else of the gateway. */
  async engine(run: Run): Promise<Figures> {
    const scope = WorkspaceScope.of(run.workspaceId);
    const engine = app.get(PolicyEngine, { strict: false });
    const policy = await app.get(PoliciesService, { strict: false }).effective(scope, run.policyId);
    const call = bareCall(run);
    return measure(run, async () => {
      const admission = await engine.admit({ scope, connectorId: run.connectorId, policy, callId: randomUUID() });
      if (!admission.admitted) throw new Error(admission.reason);
      const startedAt = performance.now();
      const status = await call();
      await admission.permit.end({ verdict: 'success', latencyMs: performance.now() - startedAt });
      return status;
    });
  },

  /** Nothing but the HTTP client. */
  bare(run: Run): Promise<Figures> {
    return measure(run, bareCall(run));
  },

  /** The client behind a policy of five commands, one after the other: what a call costs that asks Redis step by step. */
  naive(run: Run): Promise<Figures> {
    const call = bareCall(run);
    return measure(run, async () => {
      for (let trip = 0; trip < ROUND_TRIPS; trip += 1) await redis.incr(`bench:${trip}`);
      return call();
    });
  },

  async stop(): Promise<void> {
    redis.disconnect();
    await app.close();
  },
};

function bareCall({ url, concurrency }: Run): () => Promise<number> {
  const dispatcher = new Agent({ connections: concurrency, pipelining: 1 });
  const headers = { 'content-type': 'application/json' };
  return async () => {
    const { statusCode, body } = await request(`${url}/events`, { method: 'POST', headers, body: BODY, dispatcher });
    await body.arrayBuffer();
    return statusCode;
  };
}

export type CallerMethods = typeof methods;

serve(methods);
