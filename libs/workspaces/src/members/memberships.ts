import { Database } from '@app/database';
import type { Membership, Memberships } from '@app/identity';
import { Injectable } from '@nestjs/common';

/** Tells the identity lib which workspaces a person belongs to, by name. */
@Injectable()
export class StoredMemberships implements Memberships {
  constructor(private readonly database: Database) {}

  ofUser(userId: string): Promise<Membership[]> {
    return this.database.systemStatement<Membership>(
      'workspaces',
      `select w.id as "workspaceId", w.name, w.slug, m.role
       from workspace_members m join workspaces w on w.id = m.workspace_id
       where m.user_id = $1 and w.deleted_at is null
       order by w.name`,
      [userId],
    );
  }
}
