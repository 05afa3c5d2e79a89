import { Blobs } from '@app/blobs';
import { Database, type Query, uuidArray } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { InboxBodies } from '../inbox/inbox-bodies';
import { originalBody, PAYLOAD_COLUMNS, type PayloadColumns, payloadOf } from '../inbox/stored-body';
import { EventView } from '../template/event-view';
import { readRouting, type Routing } from './read-routing';

interface ViewRow extends PayloadColumns {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string | null;
  readonly headers: EventView['headers'];
}

const NO_BODY = Buffer.alloc(0);

/** Reads messages as routes look at them. A replay has the payload of the message it repeats. */
@Injectable()
export class EventViews {
  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
    private readonly bodies: InboxBodies,
  ) {}

  /** What is known of messages without a look into them, and the routes of their sources. */
  routing(query: Query, ids: readonly string[]): Promise<Routing> {
    return readRouting(query, ids, this.bodies);
  }

  /**
   * Views of messages, and which of them are `large`: those have none, because their payload may have to come over the
   * network. One whose payload is damaged goes with them: each of them is looked at alone, and holds no other up.
   */
  async of(query: Query, ids: readonly string[]): Promise<{ views: Map<string, EventView>; large: Set<string> }> {
    if (ids.length === 0) return { views: new Map(), large: new Set() };
    const rows = await query<ViewRow>(VIEWS, [uuidArray(ids)]);
    const views = new Map<string, EventView>();
    const large = new Set<string>();
    for (const row of rows) {
      const view = row.payload_ref === null ? readableView(row) : undefined;
      if (view) views.set(row.id, view);
      else large.add(row.id);
    }
    return { views, large };
  }

  /** The view of a large message. Outside of a transaction. Throws `Unavailable`, and `Conflict` for a damaged one. */
  async ofLarge(scope: WorkspaceScope, id: string): Promise<EventView | undefined> {
    const [row] = await this.database.inWorkspace(scope, (tx) => tx.query<ViewRow[]>(VIEWS, [uuidArray([id])]));
    if (!row) return undefined;
    return viewOf(row, await payloadOf(this.blobs, scope, row));
  }
}

const viewOf = (row: ViewRow, body: Buffer | undefined) =>
  new EventView(row.event_id, row.event_type, row.headers, body ?? NO_BODY);

/** Nothing for one that is damaged. */
function readableView(row: ViewRow): EventView | undefined {
  try {
    return viewOf(row, originalBody(row.payload_raw, row.payload_coding));
  } catch {
    return undefined;
  }
}

const VIEWS = `
select message.id, message.event_id, message.event_type, message.headers,
  ${PAYLOAD_COLUMNS}
from webhook_inbox as message
left join webhook_inbox as first on first.id = message.replay_of and first.tenant_id = message.tenant_id
where message.id = any ($1::uuid[])`;
