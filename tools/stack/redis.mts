import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import { ChildServer } from './child-server.mts';
import { freePort } from './free-port.mts';
import type { RunningServer } from './postgres.mts';
import { findRedis } from './redis-program.mts';
import { until } from './until.mts';

/** Starts a Redis of our own. It keeps nothing: PostgreSQL holds the truth, Redis only rings. */
export async function startRedis(dataDir: string, log: (line: string) => void): Promise<RunningServer> {
  const folder = join(dataDir, 'redis');
  mkdirSync(folder, { recursive: true });
  const program = findRedis(folder, log);
  const logFile = join(folder, 'server.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = new ChildServer({
      command: program.command,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      env: { ...process.env, ...program.env },
      logFile,
      stopSignal: 'SIGTERM',
      graceMs: 10_000,
      forceSignal: 'SIGKILL',
    });
    await until('Redis', 20_000, async () => !server.running || (await pong(port)), 20);
    if (server.running) return { url: `redis://127.0.0.1:${port}`, stop: (graceMs) => server.stop(graceMs) };
    // Another program may have taken the port.
    if (attempt === 3) throw new Error(`Redis did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
}

function pong(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('error', () => resolve(false));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
  });
}
