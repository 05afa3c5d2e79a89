import type { WorkspaceScope } from '@app/kernel';
import type { PutQueueControlDto } from './queue-control.dto';
import type { NewControl } from './queue-controls.service';

/** The control that a request within a workspace asks for; the validated body names what its target needs. */
export function requestedControl({ workspaceId }: WorkspaceScope, body: PutQueueControlDto): NewControl {
  const { target, type = '', connectorId = '', paused = false, maxRunning = null } = body;
  const name = { workspace: workspaceId, type, connector: connectorId.toLowerCase() }[target];
  return { target, name, paused, maxRunning };
}
