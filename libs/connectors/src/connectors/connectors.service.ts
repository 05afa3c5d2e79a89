import { randomBytes } from 'node:crypto';
import { AuditTrail } from '@app/audit';
import { SETTINGS, type Settings } from '@app/config';
import { Database, explainConstraints, type Transaction } from '@app/database';
import { assertVersion, type Page, idCursor, toPage } from '@app/http';
import { Conflict, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { checkSettings, connectorType } from '../catalogue/catalogue';
import { ConnectorChanges } from './connector-changes';
import { ConnectorReferences } from './connector-references';
import { ConnectorUsages } from './connector-usages';
import { Connector } from './connector.entity';
import { ConnectorDto, type ConnectorsQuery, type CreateConnectorDto, type UpdateConnectorDto } from './connectors.dto';
import { refuseSecrets } from './settings-secrets';

const EXPLANATIONS = {
  uq_connectors_tenant_id_name: () =>
    new Conflict('name_taken', 'Another connector has this name.', [{ path: 'name', message: 'is taken' }]),
};

/** Configured third parties. */
@Injectable()
export class ConnectorsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly usages: ConnectorUsages,
    private readonly references: ConnectorReferences,
    private readonly changes: ConnectorChanges,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  create(scope: WorkspaceScope, input: CreateConnectorDto): Promise<ConnectorDto> {
    const settings = checked(input.type, input.settings ?? {});
    return this.database.inWorkspace(scope, async (tx) => {
      await this.references.lock(scope, input);
      const id = newId();
      await explainConstraints(EXPLANATIONS, () =>
        tx.getRepository(Connector).insert({
          id,
          tenantId: scope.workspaceId,
          type: input.type,
          name: input.name,
          settingsJson: settings as object,
          secretRefId: input.secretRefId ?? null,
          webhookSecretRefId: input.webhookSecretRefId ?? null,
          policyId: input.policyId ?? null,
          ingestKey: randomBytes(24).toString('base64url'),
        }),
      );
      const after = this.view(await this.find(tx, scope, id));
      this.audit.changed({ resourceType: 'connector', resourceId: id, after });
      return after;
    });
  }

  list(scope: WorkspaceScope, query: ConnectorsQuery): Promise<Page<ConnectorDto>> {
    const { limit, type, status, name } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = tx
        .getRepository(Connector)
        .createQueryBuilder('connector')
        .where('connector.tenantId = :workspaceId and connector.deletedAt is null', { workspaceId: scope.workspaceId });
      for (const [field, value] of Object.entries({ type, status, name })) {
        if (value !== undefined) rows.andWhere(`connector.${field} = :${field}`, { [field]: value });
      }
      const after = idCursor(query);
      if (after !== undefined) rows.andWhere('connector.id > :after', { after });
      const found = await rows
        .orderBy('connector.id', 'ASC')
        .take(limit + 1)
        .getMany();
      return toPage(
        found,
        limit,
        (row) => [row.id],
        (row) => this.view(row),
      );
    });
  }

  /** Throws {@link NotFound}. */
  get(scope: WorkspaceScope, id: string): Promise<ConnectorDto> {
    return this.database.inWorkspace(scope, async (tx) => this.view(await this.find(tx, scope, id)));
  }

  /** Throws `StaleVersion` when the caller saw another version. */
  update(scope: WorkspaceScope, id: string, input: UpdateConnectorDto, seen?: number): Promise<ConnectorDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await this.find(tx, scope, id, true);
      assertVersion(seen, row.version);
      await this.references.lock(scope, input);
      const settingsJson = input.settings === undefined ? row.settingsJson : checked(row.type, input.settings);
      const { name = row.name, secretRefId = row.secretRefId, policyId = row.policyId } = input;
      const { webhookSecretRefId = row.webhookSecretRefId } = input;
      await explainConstraints(EXPLANATIONS, () =>
        tx.getRepository(Connector).update(
          { id, tenantId: scope.workspaceId },
          {
            name,
            secretRefId,
            webhookSecretRefId,
            policyId,
            settingsJson: settingsJson as object,
            version: row.version + 1,
            updatedAt: () => 'now()',
          },
        ),
      );
      const after = this.view(await this.find(tx, scope, id));
      this.audit.changed({ resourceType: 'connector', resourceId: id, before: this.view(row), after });
      this.changes.tell(scope, id);
      return after;
    });
  }

  /** Pauses it, or lets it go on; what it is already it stays. Throws {@link NotFound}. */
  setStatus(scope: WorkspaceScope, id: string, status: 'active' | 'paused'): Promise<ConnectorDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await this.find(tx, scope, id, true);
      if (row.status === status) return this.view(row);
      await tx
        .getRepository(Connector)
        .update({ id, tenantId: scope.workspaceId }, { status, version: row.version + 1, updatedAt: () => 'now()' });
      const after = this.view(await this.find(tx, scope, id));
      this.audit.changed({ resourceType: 'connector', resourceId: id, before: this.view(row), after });
      this.changes.tell(scope, id);
      return after;
    });
  }

  /** Throws {@link Conflict} `connector_in_use` naming what still uses the connector. */
  remove(scope: WorkspaceScope, id: string, seen?: number): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await this.find(tx, scope, id, true);
      assertVersion(seen, row.version);
      await this.usages.assertUnused(scope, id);
      await tx
        .getRepository(Connector)
        .update({ id, tenantId: scope.workspaceId }, { deletedAt: () => 'now()', version: row.version + 1 });
      this.audit.changed({ resourceType: 'connector', resourceId: id, before: this.view(row) });
      this.changes.tell(scope, id);
    });
  }

  private view(row: Connector): ConnectorDto {
    return ConnectorDto.from(row, this.settings.PUBLIC_URL);
  }

  private async find(tx: Transaction, scope: WorkspaceScope, id: string, lock = false): Promise<Connector> {
    const row = await tx.getRepository(Connector).findOne({
      where: { id, tenantId: scope.workspaceId, deletedAt: IsNull() },
      ...(lock ? { lock: { mode: 'pessimistic_write' } as const } : {}),
    });
    if (!row) throw new NotFound('connector', id);
    return row;
  }
}

function checked(type: string, settings: object): Record<string, unknown> {
  refuseSecrets(settings);
  return checkSettings(connectorType(type), settings);
}
