import { Blobs } from '@app/blobs';
import { RequestBodies, type RequestBody } from '@app/connectors';
import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYLOAD_COLUMNS, type PayloadColumns, payloadOf } from '../inbox/stored-body';
import { EventView } from '../template/event-view';
import { transformInput } from './transform-input';
import { Transforms } from './transforms';

interface EventRow extends PayloadColumns {
  readonly event_id: string;
  readonly event_type: string | null;
  readonly received_at: Date;
  readonly headers: Record<string, string | string[]>;
  readonly transform: string | null;
}

/**
 * Gives calls the body that a route's transform makes of an event, at the time of the call: a transform that fails
 * fails its own call only, and a redrive finds the transform as it is then. Named `transformed:<inbox id>:<route id>`.
 */
@Injectable()
export class TransformedBodies implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly bodies: RequestBodies,
    private readonly transforms: Transforms,
    private readonly blobs: Blobs,
  ) {}

  onModuleInit(): void {
    this.bodies.register('transformed', (scope, id) => this.load(scope, id));
  }

  /** Nothing when the event is no longer kept. Throws `TransformFailed`. */
  private async load(scope: WorkspaceScope, id: string): Promise<RequestBody | undefined> {
    const [inboxId, routeId] = id.split(':');
    const [row] = await this.database.systemStatement<EventRow>('dispatch', EVENT, [
      inboxId,
      routeId,
      scope.workspaceId,
    ]);
    const raw = row && (await payloadOf(this.blobs, scope, row));
    if (!raw) return undefined;
    const contentType = row.headers['content-type'];
    const event = new EventView(row.event_id, row.event_type, row.headers, raw);
    // The route has no transform any more.
    if (row.transform === null) {
      return { bytes: event.body, contentType: typeof contentType === 'string' ? contentType : undefined };
    }
    const output = await this.transforms.apply(scope, row.transform, transformInput(event, row.received_at));
    return { bytes: Buffer.from(output), contentType: 'application/json' };
  }
}

const EVENT = `
select message.event_id, message.event_type, message.received_at, message.headers,
  ${PAYLOAD_COLUMNS}, routes.transform
from webhook_inbox as message
join routes on routes.id = $2 and routes.tenant_id = message.tenant_id
left join webhook_inbox as first on first.id = message.replay_of and first.tenant_id = message.tenant_id
where message.id = $1 and message.tenant_id = $3`;
