import { SETTINGS, type Settings } from '@app/config';
import { type Transaction, textArray, uuidArray } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { type InboundRequest, messagesOf, verifyRequest } from '../inbound/inbound-request';
import { type Source, SourceLoader, SourceNotFound } from '../inbound/source-loader';
import type { InboxReceipt } from '../inbox/inbox-message';
import { InboxWriter } from '../inbox/inbox-writer';
import type { Rejection } from '../verification/verifier';
import type { QuarantinedRequest } from './quarantined-request.entity';

/** A rejected request after it was checked again: released with what it brought, or the reason why it stays. */
export type Reverified = { readonly id: string } & (
  { readonly receipts: readonly InboxReceipt[] } | { readonly reason: Rejection }
);

/**
 * Checks rejected requests again, as of the time they came, with the secrets of today. The good ones become events of
 * the inbox and leave the quarantine in one transaction; what had arrived meanwhile is a duplicate.
 */
@Injectable()
export class Reverification {
  constructor(
    private readonly sources: SourceLoader,
    private readonly inbox: InboxWriter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The sources behind these URLs, by the last part of each; nothing for one that is gone. */
  async sourcesOf(ingestKeys: Iterable<string>): Promise<Map<string, Source | undefined>> {
    const sources = new Map<string, Source | undefined>();
    for (const key of new Set(ingestKeys)) {
      sources.set(
        key,
        await this.sources.load(key).catch((error: unknown) => {
          if (error instanceof SourceNotFound) return undefined;
          throw error;
        }),
      );
    }
    return sources;
  }

  /** In the caller's transaction. */
  async check(
    tx: Transaction,
    rows: readonly QuarantinedRequest[],
    sources: ReadonlyMap<string, Source | undefined>,
  ): Promise<Reverified[]> {
    const results: Reverified[] = [];
    for (const row of rows) results.push(await this.checkOne(row, sources.get(row.ingestKey)));
    const released = results.filter((result) => 'receipts' in result).map(({ id }) => id);
    const kept = results.filter((result) => 'reason' in result);
    await tx.query(`delete from quarantined_webhooks where id = any ($1::uuid[])`, [uuidArray(released)]);
    await tx.query(
      `update quarantined_webhooks set reason = kept.reason
       from unnest($1::uuid[], $2::text[]) as kept (id, reason) where quarantined_webhooks.id = kept.id`,
      [uuidArray(kept.map(({ id }) => id)), textArray(kept.map(({ reason }) => reason))],
    );
    return results;
  }

  private async checkOne(row: QuarantinedRequest, source: Source | undefined): Promise<Reverified> {
    const { id, reason } = row;
    // Nobody listens there any more, or the URL is another workspace's now.
    if (source?.connector.scope.workspaceId !== row.tenantId) return { id, reason };
    const request = requestOf(row);
    const verification = verifyRequest(source, request, this.settings.PUBLIC_URL);
    if (!verification.valid) return { id, reason: verification.reason };
    const messages = messagesOf(source, verification.events, request);
    const toldAt = new Date();
    return { id, receipts: await this.inbox.store(messages.map((message) => ({ ...message, toldAt }))) };
  }
}

function requestOf({
  ingestKey,
  search,
  headers,
  payloadRaw,
  receivedAt,
  traceId,
}: QuarantinedRequest): InboundRequest {
  return { ingestKey, search, headers, body: payloadRaw, receivedAt, traceId };
}
