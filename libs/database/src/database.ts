import { AsyncLocalStorage } from 'node:async_hooks';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { asCallerError, isCollision, isDatabaseAway } from './database-errors';
import { PreparedStatements } from './prepared-statements';
import { ReadReplica } from './read-replica';
import { ReserveConnections } from './reserve-connections';

/** One open transaction. */
export type Transaction = EntityManager;

/** How a statement is run: by itself, or in an open transaction. */
export type Query = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

export const queryOf =
  (tx: Transaction): Query =>
  (sql, parameters) =>
    tx.query(sql, parameters);

/** Who may look past row-level security, and what for. A new one needs a reason in review. */
export type SystemPath =
  | 'ingest' // stores accepted webhooks of many workspaces in one batch
  | 'dispatch' // claims and settles jobs of all workspaces
  | 'maintenance' // partitions, expired rows, lost runs
  | 'record' // writes request and event logs of many workspaces in one batch
  | 'identity' // users, sessions and keys belong to no workspace, or tell which one it is
  | 'workspaces'; // makes workspaces and finds those of a person

/** The role of the transaction: a workspace's id (request role) or the system. */
type Sight = { workspaceId: string } | 'system';

interface Ambient {
  readonly manager: EntityManager;
  readonly sight: Sight;
  readonly afterCommit: (() => void)[];
}

/**
 * The two doors to the database. Both open a transaction, or join the one that is open around them, so that a service
 * need not know whether it is the outermost.
 *
 * Inside one transaction calls run one after another: do not `Promise.all` calls of different sight.
 */
@Injectable()
export class Database {
  private readonly logger = new Logger('Database');
  private readonly ambient = new AsyncLocalStorage<Ambient>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reserve: ReserveConnections,
    private readonly replica: ReadReplica,
    private readonly statements: PreparedStatements,
  ) {}

  /** Runs the work under the request role, which sees the rows of this workspace and no others. */
  inWorkspace<T>(scope: WorkspaceScope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within({ workspaceId: scope.workspaceId }, work);
  }

  /**
   * As {@link inWorkspace}, for lists of what happened, which may lag behind: reads from the replica where there is one
   * and no transaction is open. What the replica cannot answer the primary does.
   */
  async readInWorkspace<T>(scope: WorkspaceScope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const source = this.ambient.getStore() ? this.dataSource : await this.replica.dataSource();
    if (source === this.dataSource) return this.inWorkspace(scope, work);
    try {
      return await this.transaction(source, { workspaceId: scope.workspaceId }, [], work);
    } catch (error) {
      // A replica ends reads that are in the way of what it has to take over (SQLSTATE 40001).
      if (!isDatabaseAway(error) && !isCollision(error)) throw error;
      this.replica.failed(error);
      return this.inWorkspace(scope, work);
    }
  }

  /** Runs the work under the system role, for one of the named paths. */
  asSystem<T>(_path: SystemPath, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within('system', work);
  }

  /**
   * One statement as the system, committed on its own also when a transaction is open around it, and prepared once for
   * each connection: the hot paths. `sql` is a constant.
   */
  async systemStatement<Row>(_path: SystemPath, sql: string, parameters: unknown[]): Promise<Row[]> {
    try {
      const inTransaction = this.ambient.getStore() !== undefined;
      const source = inTransaction ? await this.reserve.dataSource() : this.dataSource;
      return await this.ambient.exit(() => this.statements.run<Row>(source, sql, parameters));
    } catch (error) {
      throw asCallerError(error);
    }
  }

  /** Runs the callback once the open transaction has committed (at once when none is open), and never if it fails. */
  afterCommit(callback: () => void): void {
    const ambient = this.ambient.getStore();
    if (ambient) ambient.afterCommit.push(callback);
    else callback();
  }

  private async within<T>(sight: Sight, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outer = this.ambient.getStore();
    if (outer) return this.join(outer, sight, work);
    const afterCommit: (() => void)[] = [];
    try {
      const result = await this.transaction(this.dataSource, sight, afterCommit, work);
      this.tellCommitted(afterCommit);
      return result;
    } catch (error) {
      throw asCallerError(error);
    }
  }

  private transaction<T>(
    source: DataSource,
    sight: Sight,
    afterCommit: (() => void)[],
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return source.transaction(async (manager) => {
      if (sight !== 'system') await look(manager, sight);
      return this.ambient.run({ manager, sight, afterCommit }, () => work(manager));
    });
  }

  /** What is committed stays committed: a callback that throws must not make it look as if it had failed. */
  private tellCommitted(callbacks: readonly (() => void)[]): void {
    for (const callback of callbacks) {
      try {
        callback();
      } catch (error) {
        this.logger.error('work after a commit failed', { error });
      }
    }
  }

  private async join<T>(outer: Ambient, sight: Sight, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (sameSight(outer.sight, sight)) return work(outer.manager);
    await look(outer.manager, sight);
    try {
      const result = await this.ambient.run({ ...outer, sight }, () => work(outer.manager));
      await look(outer.manager, outer.sight);
      return result;
    } catch (error) {
      // The caller may catch this and go on, and must not do so with the other role. After an error of the database
      // itself nothing more can run in this transaction, this neither.
      await look(outer.manager, outer.sight).catch(() => undefined);
      throw error;
    }
  }
}

function sameSight(a: Sight, b: Sight): boolean {
  if (a === 'system' || b === 'system') return a === b;
  return a.workspaceId === b.workspaceId;
}

/** Sets role and workspace for the rest of the transaction: `true` makes both local, so a pooled connection is clean. */
async function look(manager: EntityManager, sight: Sight): Promise<void> {
  const [role, workspaceId] = sight === 'system' ? ['none', ''] : ['signalbox_request', sight.workspaceId];
  await manager.query(`select set_config('role', $1, true), set_config('signalbox.workspace_id', $2, true)`, [
    role,
    workspaceId,
  ]);
}
