import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@app/testing';
import { Redis } from 'ioredis';

const SLOTS = 16_384;

/** A Redis server of a test's own. */
export interface OwnRedis {
  readonly port: number;
  readonly client: Redis;
  kill(): Promise<void>;
}

/** Redis servers that belong together: a cluster, or one with its replica and sentinels. */
export class RedisServers {
  readonly servers: OwnRedis[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'signalbox-redis-'));

  private constructor(public url: string) {}

  /** A cluster of three, each with its third of the slots. */
  static async cluster(): Promise<RedisServers> {
    const cluster = new RedisServers('');
    for (let nth = 0; nth < 3; nth += 1)
      await cluster.start(['--cluster-enabled', 'yes', '--cluster-config-file', `${nth}.conf`]);
    const [first, ...others] = cluster.servers;
    if (!first) throw new Error('no server');
    for (const { port } of others) await first.client.call('cluster', 'meet', '127.0.0.1', port);
    await Promise.all(
      cluster.servers.map(({ client }, nth) => {
        const [from, to] = [nth, nth + 1].map((part) => Math.floor((SLOTS * part) / 3)) as [number, number];
        return client.call('cluster', 'addslotsrange', from, to - 1);
      }),
    );
    const whole = async () => {
      const infos = await Promise.all(cluster.servers.map(({ client }) => client.call('cluster', 'info')));
      return infos.every((info) => /cluster_state:ok/.test(String(info)) && /cluster_known_nodes:3/.test(String(info)));
    };
    await until('the cluster', whole);
    cluster.url = `redis+cluster://${cluster.servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
    return cluster;
  }

  /** A server with a replica, and a sentinel that makes the replica the server when the other is gone. */
  static async sentinel(): Promise<RedisServers> {
    const group = new RedisServers('');
    const master = await group.start([]);
    await group.start(['--replicaof', '127.0.0.1', String(master.port)]);
    const file = join(group.folder, 'sentinel.conf');
    writeFileSync(
      file,
      `sentinel monitor signalbox 127.0.0.1 ${master.port} 1
sentinel down-after-milliseconds signalbox 500
sentinel failover-timeout signalbox 2000
`,
    );
    const sentinel = await group.start([], file);
    const knowsReplica = async () => /slaves=1/.test(await sentinel.client.info('sentinel'));
    await until('the sentinel to know the replica', knowsReplica, 20_000);
    group.url = `redis+sentinel://127.0.0.1:${sentinel.port}/signalbox`;
    return group;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(args: string[], sentinelFile?: string): Promise<OwnRedis> {
    const port = await freePort();
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder, ...args];
    const given = sentinelFile ? [sentinelFile, '--sentinel', '--port', String(port), '--bind', '127.0.0.1'] : own;
    const env = {
      ...process.env,
      ...(process.env.REDIS_LIBRARIES && { LD_LIBRARY_PATH: process.env.REDIS_LIBRARIES }),
    };
    const child = spawn(process.env.REDIS_PROGRAM ?? 'redis-server', given, { env, stdio: 'ignore' });
    const client = new Redis({ port, retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    await until('a Redis of the test', () => client.status === 'ready');
    const server = { port, client, kill: () => end(child, client) };
    this.servers.push(server);
    return server;
  }
}

async function end(child: ChildProcess, client: Redis): Promise<void> {
  client.disconnect();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** A cluster speaks at a port 10,000 above its own, which has to be one, too. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    if (port < 55_000) return port;
  }
}
