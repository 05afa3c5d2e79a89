import { Database } from '@app/database';
import { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Connector, type ConnectorStatus } from './connector.entity';

/** A connector as other code needs it to verify or to call. */
export interface ConnectorView {
  readonly scope: WorkspaceScope;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly status: ConnectorStatus;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What calls sign in with. */
  readonly secretRefId: string | null;
  /** What verifies its webhooks. */
  readonly webhookSecretRefId: string | null;
  readonly policyId: string | null;
}

/** Finds connectors for other libs; the API has its own service. */
@Injectable()
export class ConnectorDirectory {
  constructor(private readonly database: Database) {}

  /** The connector behind a webhook URL: the key tells the workspace. */
  async byIngestKey(ingestKey: string): Promise<ConnectorView | undefined> {
    const row = await this.database.asSystem('ingest', (tx) =>
      tx.getRepository(Connector).findOneBy({ ingestKey, deletedAt: IsNull() }),
    );
    return row ? view(row) : undefined;
  }

  async byId(scope: WorkspaceScope, id: string): Promise<ConnectorView | undefined> {
    const row = await this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(Connector).findOneBy({ id, tenantId: scope.workspaceId, deletedAt: IsNull() }),
    );
    return row ? view(row) : undefined;
  }

  /** The last part of a connector's webhook URL, which opens that door: never log it. Nothing for one that is gone. */
  async ingestKeyOf(scope: WorkspaceScope, id: string): Promise<string | undefined> {
    const row = await this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(Connector).findOneBy({ id, tenantId: scope.workspaceId, deletedAt: IsNull() }),
    );
    return row?.ingestKey;
  }

  /** The ones of these ids that exist, of any workspace, for batches that serve many workspaces. */
  async byIds(ids: readonly string[]): Promise<ConnectorView[]> {
    const rows = await this.database.asSystem('dispatch', (tx) =>
      tx.getRepository(Connector).findBy({ id: In([...ids]), deletedAt: IsNull() }),
    );
    return rows.map(view);
  }
}

function view(row: Connector): ConnectorView {
  const { id, type, name, status, secretRefId, policyId } = row;
  return {
    scope: WorkspaceScope.of(row.tenantId),
    id,
    type,
    name,
    status,
    settings: row.settingsJson,
    secretRefId,
    webhookSecretRefId: row.webhookSecretRefId ?? secretRefId,
    policyId,
  };
}
