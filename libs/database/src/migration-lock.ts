import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';

/** Any fixed number, the same in every process: whoever holds it migrates. */
const MIGRATION_LOCK = 7_340_112_653;

const ASK_EVERY_MS = 100;
const TELL_EVERY_MS = 30_000;

/**
 * Waits until this connection is the one that migrates; ending it gives the lock back. It asks again and again instead of
 * waiting in PostgreSQL: a statement that waits holds a snapshot, an index that is built concurrently waits for every
 * snapshot there is, and so two migrators would wait for each other.
 *
 * @param tell is told at once, and every 30 seconds, that another process migrates
 */
export async function lockMigrations(connection: QueryRunner, tell: (line: string) => void): Promise<void> {
  for (let tellAt = 0; ; await sleep(ASK_EVERY_MS)) {
    const [answer] = (await connection.query('select pg_try_advisory_lock($1) as mine', [MIGRATION_LOCK])) as [
      { mine: boolean },
    ];
    if (answer.mine) return;
    if (performance.now() < tellAt) continue;
    tell('Another process is migrating this database; waiting until it has ended.');
    tellAt = performance.now() + TELL_EVERY_MS;
  }
}
