import { createContext, useContext } from 'react';
import { type Permission, GRANTS } from '../api/permissions.gen';
import type { Schemas } from '../api/client';

export interface CurrentWorkspace {
  readonly workspace: Schemas['WorkspaceDto'];
  readonly role: keyof typeof GRANTS;
}

export const WorkspaceContext = createContext<CurrentWorkspace | undefined>(undefined);

/** The workspace of this page, and what the reader is in it. */
export function useWorkspace(): CurrentWorkspace & { id: string; slug: string } {
  const current = useContext(WorkspaceContext);
  if (!current) throw new Error('outside of a workspace');
  return { ...current, id: current.workspace.id, slug: current.workspace.slug };
}

/** Why the reader may not do it, in words; nothing when they may. */
export function useRefusal(permission: Permission | undefined): string | undefined {
  const current = useContext(WorkspaceContext);
  if (!permission || !current) return undefined;
  const { role, workspace } = current;
  if (!GRANTS[role].includes(permission)) {
    return `Your role here is ${role}, which lacks the permission ${permission}. An owner or admin can change that.`;
  }
  const closed = workspace.status === 'disabled' && !permission.endsWith(':read');
  return closed && permission !== 'workspaces:update'
    ? 'The workspace is disabled: it takes no changes for now.'
    : undefined;
}

export const useMay = (permission: Permission) => useRefusal(permission) === undefined;

/** Tells of any permission whether the reader has it; outside of a workspace nobody has one. */
export function useMayOf(): (permission: Permission) => boolean {
  const current = useContext(WorkspaceContext);
  return (permission) => current !== undefined && GRANTS[current.role].includes(permission);
}
