import { type Page, type PageQuery, toPage } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { PoliciesRepository } from '../policies.repository';
import { PolicyVersionDto } from '../policy.dto';
import { versionChanges } from './version-changes';
import type { ComparedVersionDto } from './version.dto';

/** Reads what policies were. */
@Injectable()
export class PolicyVersions {
  constructor(private readonly policies: PoliciesRepository) {}

  /** Every version of the policy, newest first. Throws `NotFound`. */
  async list(scope: WorkspaceScope, id: string, query: PageQuery): Promise<Page<PolicyVersionDto>> {
    await this.policies.byId(scope, id);
    const rows = await this.policies.versions(scope, id, query);
    return toPage(rows, query.limit, (row) => [String(row.version)], PolicyVersionDto.from);
  }

  /** One version, and what changed since another one if that is asked. Throws `NotFound`. */
  async get(scope: WorkspaceScope, id: string, version: number, against?: number): Promise<ComparedVersionDto> {
    await this.policies.byId(scope, id);
    const asked = PolicyVersionDto.from(await this.policies.version(scope, id, version));
    if (against === undefined) return { ...asked, changes: null };
    const other = PolicyVersionDto.from(await this.policies.version(scope, id, against));
    return { ...asked, changes: versionChanges(other, asked) };
  }
}
