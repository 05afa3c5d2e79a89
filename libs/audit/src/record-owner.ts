import type { Database, Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';

/** What operators do outside any workspace is the installation's own record. */
export const INSTALLATION = 'installation' as const;

/** Whose record is read: a workspace's, or the installation's own. */
export type RecordOwner = WorkspaceScope | typeof INSTALLATION;

/** The owner's id, as rows name it. */
export function ownerId(owner: RecordOwner): string | null {
  return owner === INSTALLATION ? null : owner.workspaceId;
}

/** As {@link readRecord}, for lists and exports: they may lag a little behind. */
export function listRecord<T>(
  database: Database,
  owner: RecordOwner,
  read: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return owner === INSTALLATION ? readRecord(database, owner, read) : database.readInWorkspace(owner, read);
}

/** Reads in a transaction that sees the owner's rows. */
export function readRecord<T>(
  database: Database,
  owner: RecordOwner,
  read: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return owner === INSTALLATION ? database.asSystem('record', read) : database.inWorkspace(owner, read);
}
