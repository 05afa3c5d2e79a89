import { Blobs } from '@app/blobs';
import { RequestBodies, type RequestBody } from '@app/connectors';
import { Batcher, Database, uuidArray } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { decodedBody } from '../verification/decoded-body';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LentBodies } from './lent-bodies';
import { PAYLOAD_COLUMNS, type PayloadCoding, type PayloadColumns, payloadOf } from './stored-body';

interface Wanted {
  readonly scope: WorkspaceScope;
  readonly id: string;
}

/** A body as its row has it. */
export interface LentBody {
  readonly raw: Buffer;
  readonly coding: PayloadCoding;
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
}

interface BodyRow extends PayloadColumns {
  readonly id: string;
  readonly tenant_id: string;
  readonly content_type: string | null;
  readonly content_encoding: string | null;
}

/** Bodies read at once: enough to share the round trip, few enough that large ones fit into memory. */
const TOGETHER = 50;

/**
 * Gives calls the exact bytes of the messages they send on; calls that start together share one read. A replay has the
 * bytes of the message it repeats.
 */
@Injectable()
export class InboxBodies implements OnModuleInit, OnApplicationShutdown {
  private readonly batcher = new Batcher<Wanted, BodyRow | undefined>({
    name: 'inbox-bodies',
    maxItems: TOGETHER,
    flush: (wanted) => this.read(wanted),
  });

  private readonly lent = new LentBodies<BodyRow & { readonly payload_raw: Buffer }>();

  constructor(
    private readonly database: Database,
    private readonly bodies: RequestBodies,
    private readonly blobs: Blobs,
  ) {}

  onModuleInit(): void {
    this.bodies.register('inbox', (scope, id) => this.load(scope, id));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.batcher.close();
  }

  /** Takes the body of a message from who has just read it: calls that go out the next moment need not read it again. */
  lend(tenantId: string, id: string, body: LentBody): void {
    this.lent.set(id, {
      id,
      tenant_id: tenantId,
      content_type: body.contentType,
      content_encoding: body.contentEncoding,
      payload_raw: body.raw,
      payload_coding: body.coding,
      payload_ref: null,
    });
  }

  /** A large one comes from the blob store, for each call by itself. */
  private async load(scope: WorkspaceScope, id: string): Promise<RequestBody | undefined> {
    const lent = this.lent.get(id);
    const row = lent?.tenant_id === scope.workspaceId ? lent : await this.batcher.add({ scope, id });
    if (!row) return undefined;
    const raw = await payloadOf(this.blobs, scope, row);
    return raw ? bodyOf(row, raw) : undefined;
  }

  private async read(wanted: readonly Wanted[]): Promise<(BodyRow | undefined)[]> {
    const rows = await this.database.systemStatement<BodyRow>(
      'dispatch',
      `select message.id, message.tenant_id, message.headers ->> 'content-type' as content_type,
         message.headers ->> 'content-encoding' as content_encoding,
         ${PAYLOAD_COLUMNS}
       from webhook_inbox as message join unnest($1::uuid[], $2::uuid[]) as wanted (id, tenant_id) using (id, tenant_id)
       left join webhook_inbox as first on first.id = message.replay_of and first.tenant_id = message.tenant_id`,
      [uuidArray(wanted.map(({ id }) => id)), uuidArray(wanted.map(({ scope }) => scope.workspaceId))],
    );
    const bodies = new Map(rows.map((row) => [row.id, row]));
    return wanted.map(({ id }) => bodies.get(id));
  }
}

/** Without its content coding: a call has none. */
function bodyOf(row: BodyRow, raw: Buffer): RequestBody {
  const bytes = decodedBody({ 'content-encoding': row.content_encoding ?? undefined }, raw) ?? raw;
  return { bytes, contentType: row.content_type ?? undefined };
}
