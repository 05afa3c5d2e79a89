import { type Permission, PERMISSIONS, type Role, roleGrants, WORKSPACE_PERMISSIONS } from '@app/identity';
import { ApiClient } from '@app/testing';
import type { ApiUnderTest } from '../../support/api-under-test';
import { join, joinTeam, makeKey, makeWorkspace, type TestWorkspace } from '../../support/people';

/** Someone who calls the api, and what is theirs in the workspace under test. */
export interface Caller {
  readonly name: string;
  readonly client: ApiClient;
  readonly kind: 'person' | 'program' | 'nobody';
  readonly isOperator: boolean;
  /** Has a part in the workspace under test. */
  readonly belongs: boolean;
  may(permission: string): boolean;
}

const NEVER = () => false;

/** One of each kind of caller, seen from one workspace. */
export class Callers {
  private readonly keys = new Map<string, Caller>();

  private constructor(
    private readonly api: ApiUnderTest,
    private readonly workspace: TestWorkspace,
    private readonly standing: readonly Caller[],
  ) {}

  static async of(api: ApiUnderTest, workspace: TestWorkspace): Promise<Callers> {
    const team = await joinTeam(api, workspace);
    const elsewhere = await makeWorkspace(api, 'elsewhere');
    const stranger = await join(api, elsewhere, {
      inviter: api.operator,
      role: 'owner',
      email: 'stranger@example.com',
    });
    const key = await makeKey(api, elsewhere, WORKSPACE_PERMISSIONS);
    const outside = { isOperator: false, belongs: false, may: NEVER };
    return new Callers(api, workspace, [
      member('operator', api.operator),
      member('owner', team.owner),
      member('admin', team.admin),
      member('developer', team.developer),
      member('viewer', team.viewer),
      { name: 'a person who is no member', client: stranger, kind: 'person', ...outside },
      { name: 'a key of another workspace', client: key.client, kind: 'program', ...outside },
      { name: 'anonymous', client: ApiClient.anonymous(api.app), kind: 'nobody', ...outside },
    ]);
  }

  /** Everyone who is of interest to a route: with a permission, also a key that has just it and one that lacks it. */
  async for(permission: string | undefined): Promise<readonly Caller[]> {
    const wanted = permission ?? 'workspaces:read';
    return [
      ...this.standing,
      await this.key(`a key with ${wanted} alone`, [wanted as Permission]),
      await this.key(
        `a key without ${wanted}`,
        WORKSPACE_PERMISSIONS.filter((other) => other !== wanted),
      ),
    ];
  }

  /** The permissions are put into the row, so that a key can have what the api would not give it. */
  private async key(name: string, permissions: readonly Permission[]): Promise<Caller> {
    const known = this.keys.get(name);
    if (known) return known;
    const { id, client } = await makeKey(this.api, this.workspace, ['workspaces:read']);
    await this.api.database.query('update api_keys set permissions = $2 where id = $1', [id, permissions]);
    const may = (permission: string) => permissions.includes(permission as Permission);
    const key: Caller = { name, client, kind: 'program', isOperator: false, belongs: true, may };
    this.keys.set(name, key);
    return key;
  }
}

function member(role: Role, client: ApiClient): Caller {
  const may = (permission: string) => PERMISSIONS.includes(permission as Permission) && roleGrants(role, permission);
  return { name: role, client, kind: 'person', isOperator: role === 'operator', belongs: true, may };
}
