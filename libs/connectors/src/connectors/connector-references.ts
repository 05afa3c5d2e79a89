import { Database } from '@app/database';
import { type FieldError, InvalidInput, type Usage, type WorkspaceScope } from '@app/kernel';
import { PoliciesService, PolicyUsages } from '@app/policies';
import { SecretsService, SecretUsages } from '@app/secrets';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Connector } from './connector.entity';

/** Keeps what connectors refer to: an unknown secret or policy is refused, and one in use is not deleted. */
@Injectable()
export class ConnectorReferences implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecretsService,
    private readonly secretUsages: SecretUsages,
    private readonly policies: PoliciesService,
    private readonly policyUsages: PolicyUsages,
  ) {}

  onModuleInit(): void {
    this.secretUsages.register((scope, secretRefId) => this.users(scope, { secretRefId }));
    this.policyUsages.register((scope, policyId) => this.users(scope, { policyId }));
  }

  /** Keeps both from being deleted until the transaction ends. Throws {@link InvalidInput} naming unknown ones. */
  async lock(
    scope: WorkspaceScope,
    { secretRefId, policyId }: { secretRefId?: string | null; policyId?: string | null },
  ): Promise<void> {
    const fields: FieldError[] = [];
    if (secretRefId && !(await this.secrets.lockForUse(scope, secretRefId))) {
      fields.push({ path: 'secretRefId', message: 'is not the id of a secret ref of this workspace' });
    }
    if (policyId && !(await this.policies.lockForUse(scope, policyId))) {
      fields.push({ path: 'policyId', message: 'is not the id of a policy of this workspace' });
    }
    if (fields.length > 0) throw new InvalidInput(fields);
  }

  private users(scope: WorkspaceScope, use: { secretRefId: string } | { policyId: string }): Promise<Usage[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const where = { tenantId: scope.workspaceId, deletedAt: IsNull(), ...use };
      const rows = await tx.getRepository(Connector).find({ where, select: { id: true, name: true } });
      return rows.map(({ id, name }) => ({ kind: 'connector', id, name }));
    });
  }
}
