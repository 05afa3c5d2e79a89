import { AuditTrail } from '@app/audit';
import { Database, explainConstraints } from '@app/database';
import { type Actor, assertVersion, type Page, toPage } from '@app/http';
import { Conflict, InvalidInput, newId, type Usage, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { EffectivePolicy } from './effective-policy';
import { PoliciesRepository } from './policies.repository';
import { changePolicy, completePolicy, contradictions, DEFAULT_POLICY, type PolicyDocument } from './policy-document';
import { PolicyUsages } from './policy-usages';
import { PolicyDto } from './policy.dto';
import type { Policy } from './policy.entity';
import type { CreatePolicyRequest, PoliciesQuery, UpdatePolicyRequest } from './policy.request.dto';
import { columnsOf, documentOf } from './stored-policy';

/** Keeps policies and all their versions. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesRepository,
    private readonly usages: PolicyUsages,
    private readonly audit: AuditTrail,
  ) {}

  /** The current version of the policy, or the built-in default for null. Throws `NotFound`. */
  async effective(scope: WorkspaceScope, policyId: string | null): Promise<EffectivePolicy> {
    if (policyId === null) return { policy: DEFAULT_POLICY, policyId, version: 0 };
    const row = await this.policies.byId(scope, policyId);
    return { policy: documentOf(row), policyId, version: row.version };
  }

  /**
   * Whether the policy exists in the workspace. If so it cannot be deleted until the caller's transaction ends: ask
   * this before a reference to it is stored.
   */
  lockForUse(scope: WorkspaceScope, policyId: string): Promise<boolean> {
    return this.policies.lockForUse(scope, policyId);
  }

  async list(scope: WorkspaceScope, query: PoliciesQuery): Promise<Page<PolicyDto>> {
    return toPage(await this.policies.page(scope, query), query.limit, (row) => [row.id], PolicyDto.from);
  }

  /** Throws `NotFound`. */
  async get(scope: WorkspaceScope, id: string): Promise<PolicyDto> {
    return PolicyDto.from(await this.policies.byId(scope, id));
  }

  /** Who works under it. Throws `NotFound`. */
  async usagesOf(scope: WorkspaceScope, id: string): Promise<Usage[]> {
    await this.policies.byId(scope, id);
    return this.usages.of(scope, id);
  }

  /** Throws {@link InvalidInput} for fields that contradict each other, {@link Conflict} `policy_name_taken`. */
  create(scope: WorkspaceScope, actor: Actor, { name, ...parts }: CreatePolicyRequest): Promise<PolicyDto> {
    const columns = columnsOf(coherent(completePolicy(parts)));
    const [id, now] = [newId(), new Date()];
    const row = { id, name, version: 1, createdAt: now, updatedAt: now, deletedAt: null };
    return this.database.inWorkspace(scope, async () => {
      const stored = await withUniqueName(() => this.policies.insert(scope, { ...row, ...columns }));
      return this.changed(scope, actor, undefined, stored);
    });
  }

  /**
   * Makes a new version; what is left out stays as it is. Throws `NotFound`, `StaleVersion`, {@link InvalidInput}, or
   * {@link Conflict} `policy_name_taken`.
   */
  update(
    scope: WorkspaceScope,
    actor: Actor,
    id: string,
    seen: number | undefined,
    { name, ...parts }: UpdatePolicyRequest,
  ): Promise<PolicyDto> {
    return this.newVersion(scope, actor, id, seen, (before) => ({
      name: name ?? before.name,
      ...columnsOf(coherent(changePolicy(documentOf(before), parts))),
    }));
  }

  /**
   * Makes an old version hold again, its name too, as a new version. Throws `NotFound`, `StaleVersion`,
   * {@link InvalidInput} where the old one breaks a rule of today, or {@link Conflict} `policy_name_taken`.
   */
  rollBack(
    scope: WorkspaceScope,
    actor: Actor,
    id: string,
    seen: number | undefined,
    version: number,
  ): Promise<PolicyDto> {
    return this.newVersion(scope, actor, id, seen, async () => {
      const old = await this.policies.version(scope, id, version);
      return { name: old.name, ...columnsOf(coherent(documentOf(old))) };
    });
  }

  /** Deletes the policy; its versions stay. Throws `NotFound`, `StaleVersion`, or `Conflict` `policy_in_use`. */
  remove(scope: WorkspaceScope, id: string, seen: number | undefined): Promise<void> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.policies.lock(scope, id);
      assertVersion(seen, before.version);
      await this.usages.assertUnused(scope, id);
      await this.policies.change(scope, before, { deletedAt: new Date() });
      this.audit.changed({ ...resource(id), before: PolicyDto.from(before) });
    });
  }

  private newVersion(
    scope: WorkspaceScope,
    actor: Actor,
    id: string,
    seen: number | undefined,
    changes: (before: Policy) => Partial<Policy> | Promise<Partial<Policy>>,
  ): Promise<PolicyDto> {
    return this.database.inWorkspace(scope, async () => {
      const before = await this.policies.lock(scope, id);
      assertVersion(seen, before.version);
      const changed = await changes(before);
      const after = await withUniqueName(() => this.policies.change(scope, before, changed));
      return this.changed(scope, actor, before, after);
    });
  }

  /** Keeps the version, notes the change for the audit log, and returns what the caller sees of it. */
  private async changed(
    scope: WorkspaceScope,
    actor: Actor,
    before: Policy | undefined,
    after: Policy,
  ): Promise<PolicyDto> {
    await this.policies.keepVersion(scope, after, `${actor.type}:${actor.id}`);
    const view = PolicyDto.from(after);
    this.audit.changed({ ...resource(after.id), before: before && PolicyDto.from(before), after: view });
    return view;
  }
}

const resource = (resourceId: string) => ({ resourceType: 'policy', resourceId });

function coherent(policy: PolicyDocument): PolicyDocument {
  const errors = contradictions(policy);
  if (errors.length > 0) throw new InvalidInput(errors);
  return policy;
}

function withUniqueName<T>(work: () => Promise<T>): Promise<T> {
  const taken = () =>
    new Conflict('policy_name_taken', 'Another policy of this workspace has this name; choose another.', [
      { path: 'name', message: 'is taken' },
    ]);
  return explainConstraints({ uq_policies_tenant_id_name: taken }, work);
}
