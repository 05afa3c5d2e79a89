import { Database } from '@app/database';
import { type FieldError, InvalidInput, type Usage, type WorkspaceScope } from '@app/kernel';
import { PoliciesService, PolicyUsages } from '@app/policies';
import { SecretsService, SecretUsages } from '@app/secrets';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Connector } from './connector.entity';

interface References {
  readonly secretRefId?: string | null;
  readonly webhookSecretRefId?: string | null;
  readonly policyId?: string | null;
}

/** One reference that a connector may have. */
type Use = { secretRefId: string } | { webhookSecretRefId: string } | { policyId: string };

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
    this.secretUsages.register((scope, id) => this.users(scope, [{ secretRefId: id }, { webhookSecretRefId: id }]));
    this.policyUsages.register((scope, policyId) => this.users(scope, [{ policyId }]));
  }

  /** Keeps them from being deleted until the transaction ends. Throws {@link InvalidInput} naming unknown ones. */
  async lock(scope: WorkspaceScope, { secretRefId, webhookSecretRefId, policyId }: References): Promise<void> {
    const fields: FieldError[] = [];
    for (const [path, id] of Object.entries({ secretRefId, webhookSecretRefId })) {
      if (id && !(await this.secrets.lockForUse(scope, id))) {
        fields.push({ path, message: 'is not the id of a secret ref of this workspace' });
      }
    }
    if (policyId && !(await this.policies.lockForUse(scope, policyId))) {
      fields.push({ path: 'policyId', message: 'is not the id of a policy of this workspace' });
    }
    if (fields.length > 0) throw new InvalidInput(fields);
  }

  private users(scope: WorkspaceScope, uses: readonly Use[]): Promise<Usage[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const where = uses.map((use) => ({ tenantId: scope.workspaceId, deletedAt: IsNull(), ...use }));
      const rows = await tx.getRepository(Connector).find({ where, select: { id: true, name: true } });
      return rows.map(({ id, name }) => ({ kind: 'connector', id, name }));
    });
  }
}
