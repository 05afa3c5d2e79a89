// A process that calls under a policy, for tests with several of them. Runs on what is built; talks in lines of JSON.
const { performance } = require('node:perf_hooks');
const { setTimeout: pause } = require('node:timers/promises');
const { RedisConnection } = require('../../dist/libs/redis/src/index.js');
const { PolicyEngine } = require('../../dist/libs/policies/src/index.js');

const { redisUrl, connectorId, policy, jobs, latencyMs, hold } = JSON.parse(process.argv[2]);
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const redis = new RedisConnection({ REDIS_URL: redisUrl });
const engine = new PolicyEngine(redis, { write: (...told) => Promise.resolve(say({ transition: told[3] })) });

// The tokens' times by the one clock of all processes.
const tokens = [];
const { shared } = engine.decisions;
const decide = shared.decide.bind(shared);
shared.decide = async (...asked) => {
  const answer = await decide(...asked);
  for (const { admitted, at } of answer.decisions) if (admitted) tokens.push(at);
  return answer;
};

async function job(name) {
  for (let run = 1; ; run += 1) {
    const call = { callId: `${name}:${run}`, waiterId: name, connectorId, scope: { workspaceId: 'w' } };
    const admission = await engine.admit({ ...call, policy: { policy, policyId: null, version: 0 } });
    // As the gateway does: not among those behind it.
    if (admission.admitted && performance.now() > admission.permit.sendBy) {
      await admission.permit.end({ verdict: 'neutral', latencyMs: 0, unsent: true });
    } else if (admission.admitted) {
      const from = performance.timeOrigin + performance.now();
      await pause(hold ? 1e6 : latencyMs);
      const until = performance.timeOrigin + performance.now();
      await admission.permit.end({ verdict: 'success', latencyMs });
      return { from, until, refusals: run - 1 };
    }
    if (hold) return undefined;
    if (admission.admitted) continue;
    await pause(Math.max(1, admission.retryAt.getTime() - Date.now()));
  }
}

redis.client.once('ready', async () => {
  const running = Array.from({ length: jobs }, (_, index) => job(`${process.pid}:${index}`));
  if (hold) {
    while (tokens.length < hold) await pause(5);
    say({ held: tokens.length });
  }
  const calls = await Promise.all(running);
  say({ calls, tokens });
  redis.onApplicationShutdown();
});
