import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Broadcast } from '@app/redis';
import { Injectable } from '@nestjs/common';

const TOPIC = 'connector-changed';

/** Tells all processes that a connector is not what they may have kept of it. */
@Injectable()
export class ConnectorChanges {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
  ) {}

  /** Once the open transaction has committed. A message may be lost: what is kept is kept for a moment only. */
  tell(scope: WorkspaceScope, connectorId: string): void {
    this.database.afterCommit(() => void this.broadcast.publish(TOPIC, keyOf(scope, connectorId)));
  }

  /** @param forget gets the key of {@link keyOf} */
  subscribe(forget: (key: string) => void): () => void {
    return this.broadcast.subscribe(TOPIC, forget);
  }
}

/** Names a connector among those of all workspaces. */
export const keyOf = (scope: WorkspaceScope, connectorId: string) => `${scope.workspaceId} ${connectorId}`;
