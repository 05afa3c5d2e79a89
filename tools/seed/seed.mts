import { createHash } from 'node:crypto';
import type pg from 'pg';
import { REQUESTS, WEBHOOKS, WORKSPACES } from './seed.sql.mts';

export interface SeedOptions {
  readonly requests: number;
  readonly webhooks: number;
  readonly workspaces: number;
  /** The past that is made, this month included. */
  readonly months: number;
}

/** Rows that one statement makes: long enough to be quick, short enough to tell how it goes on. */
const AT_ONCE = 250_000;

/**
 * Makes a past: requests and webhooks of so many workspaces, few of which have most of it, evenly over the months. The
 * server makes the rows, in the order of their times, so that indexes grow at their end. The same numbers make the same
 * rows, except for their times.
 *
 * @returns the ids of the workspaces, the one with most rows first
 */
export async function seed(client: pg.Client, options: SeedOptions, log: (line: string) => void): Promise<string[]> {
  const { months } = options;
  // What is lost in a crash is made again.
  await client.query(`set synchronous_commit = off`);
  await client.query(
    `select ensure_monthly_partitions('request_log', (now() - make_interval(months => $1))::date, $1 + 1)`,
    [months],
  );
  const { rows } = await client.query<{ id: string }>(WORKSPACES, [options.workspaces]);
  const workspaces = rows.map(({ id }) => id);
  await fill(client, { what: 'requests', sql: REQUESTS, total: options.requests }, workspaces, months, log);
  await fill(client, { what: 'webhooks', sql: WEBHOOKS, total: options.webhooks }, workspaces, months, log);
  await client.query(`analyze request_log, webhook_inbox`);
  return workspaces;
}

/** The id that the rows of a workspace name as its connector: calls of 0 to 6, webhooks of 0 to 2. */
export function connectorOf(workspaceId: string, nth: number): string {
  const hash = createHash('md5').update(`${workspaceId}${nth}`).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-8$3-8$4-');
}

async function fill(
  client: pg.Client,
  { what, sql, total }: { what: string; sql: string; total: number },
  workspaces: readonly string[],
  months: number,
  log: (line: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  for (let from = 0; from < total; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, total);
    await client.query(sql, [from, to - 1, total, months, workspaces]);
    const seconds = (performance.now() - startedAt) / 1_000;
    log(`${to.toLocaleString('en')} of ${total.toLocaleString('en')} ${what} after ${seconds.toFixed(0)} s`);
  }
}
