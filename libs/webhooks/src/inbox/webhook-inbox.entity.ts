import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Rejection } from '../verification/verifier';
import type { PayloadCoding } from './stored-body';

export const INBOX_STATUSES = ['received', 'processed', 'ignored', 'failed'] as const;
/** What shows that a message is genuine: its signature, or that the provider's API gave it to us. */
export const PROOFS = ['signature', 'provider_api'] as const;
export type Proof = (typeof PROOFS)[number];
export type InboxStatus = (typeof INBOX_STATUSES)[number];

@Entity('webhook_inbox')
@Unique('uq_webhook_inbox_tenant_id_provider_event_id', ['tenantId', 'provider', 'eventId'])
@Check('ck_webhook_inbox_status', `status in ('received', 'processed', 'ignored', 'failed')`)
@Check('ck_webhook_inbox_processed', `(status = 'received') = (processed_at is null)`)
@Check('ck_webhook_inbox_rejected', 'signature_valid = (verification_error is null)')
@Check('ck_webhook_inbox_proof', `proof in ('signature', 'provider_api')`)
@Index('idx_webhook_inbox_tenant_id_received_at', ['tenantId', 'receivedAt'])
@Index('idx_webhook_inbox_tenant_id_status_received_at', ['tenantId', 'status', 'receivedAt'])
@Index('idx_webhook_inbox_trace_id', ['traceId'])
@Index('idx_webhook_inbox_replay_of', ['replayOf'], { where: 'replay_of is not null' })
export class WebhookInbox {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_webhook_inbox' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('uuid', { name: 'connector_id' })
  connectorId: string;

  /** Where `event_id` is unique: the verifier's name and, behind a colon, the source. */
  @Column('text')
  provider: string;

  @Column('text', { name: 'event_id' })
  eventId: string;

  @Column('text', { name: 'event_type', nullable: true })
  eventType: string | null;

  @Column('boolean', { name: 'signature_valid' })
  signatureValid: boolean;

  @Column('text', { name: 'verification_error', nullable: true })
  verificationError: string | null;

  @Column('text', { default: 'signature' })
  proof: Proof;

  /** When somebody had the signature checked again, last. */
  @Column('timestamptz', { name: 'reverified_at', nullable: true })
  reverifiedAt: Date | null;

  /** What that check found wrong; null when it is good. */
  @Column('text', { name: 'reverification_error', nullable: true })
  reverificationError: Rejection | null;

  @Column('timestamptz', { name: 'received_at', default: () => 'now()' })
  receivedAt: Date;

  /** Rises with every batch that was stored, by a sequence: the clocks of processes differ. Ids decide within one. */
  @Column('bigint', { default: 0 })
  arrival: string;

  @Column('timestamptz', { name: 'processed_at', nullable: true })
  processedAt: Date | null;

  @Column('text', { default: 'received' })
  status: InboxStatus;

  @Column('jsonb', { default: {} })
  headers: Record<string, string | string[]>;

  /** The exact bytes, so that the signature can be checked again; null for a replay, for a large one, and for a pruned one. */
  @Column('bytea', { name: 'payload_raw', nullable: true })
  payloadRaw: Buffer | null;

  /** How `payloadRaw` is to be read: as `storedBody` made it. */
  @Column('text', { name: 'payload_coding', nullable: true })
  payloadCoding: PayloadCoding;

  @Column('jsonb', { name: 'payload_json', nullable: true })
  payloadJson: unknown;

  /** Where the bytes are, for a large one: a ref of the blob store. */
  @Column('text', { name: 'payload_ref', nullable: true })
  payloadRef: string | null;

  /** The exact request, where the message is a part of it: see `WebhookRequest`. */
  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;

  /** The first message of which this is a repetition; it has the payload of that one. */
  @Column('uuid', { name: 'replay_of', nullable: true })
  replayOf: string | null;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  /** The job that routes it, perhaps together with others; null for a replay. */
  @Column('uuid', { name: 'job_id', nullable: true })
  jobId: string | null;
}
