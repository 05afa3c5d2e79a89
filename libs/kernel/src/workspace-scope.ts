import { isId } from './ids';

/**
 * The workspace that a call may touch. It is the first argument of every repository call, so that forgetting the
 * tenant is a type error; PostgreSQL's row-level security enforces the same once more.
 */
export class WorkspaceScope {
  private constructor(readonly workspaceId: string) {}

  /** Call it only where access was decided (the access guard) or where the id comes from a claimed row. */
  static of(workspaceId: string): WorkspaceScope {
    if (!isId(workspaceId)) throw new TypeError('a workspace scope needs a UUID');
    return new WorkspaceScope(workspaceId);
  }
}
