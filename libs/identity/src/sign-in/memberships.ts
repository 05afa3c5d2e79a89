import type { WorkspaceRole } from '../permissions';

/** A workspace a person belongs to. */
export interface Membership {
  readonly workspaceId: string;
  readonly name: string;
  readonly slug: string;
  readonly role: WorkspaceRole;
}

/** Tells the workspaces of a person. The lib that keeps members provides it. */
export interface Memberships {
  ofUser(userId: string): Promise<Membership[]>;
}

/** Injection token of {@link Memberships}. */
export const MEMBERSHIPS = Symbol('Memberships');
