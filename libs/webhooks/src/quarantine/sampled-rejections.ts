import type { ConnectorView } from '@app/connectors';
import { counter } from '@app/observability';
import { LRUCache } from 'lru-cache';
import type { Rejection } from '../verification/verifier';

const shed = counter('signalbox_quarantine_shed_total', 'Rejected webhooks that were counted and not kept.');

/** Rejections of a connector that were not kept. */
export interface Dropped {
  readonly connector: ConnectorView;
  readonly count: number;
  readonly reasons: Partial<Record<Rejection, number>>;
}

/** Kept of one connector in a row, and then again every second. */
const BURST = 50;
const PER_SECOND = 5;

interface Bucket {
  tokens: number;
  at: number;
}

/** Decides which rejections are kept (a token bucket for each connector), and counts the others. */
export class SampledRejections {
  private readonly buckets = new LRUCache<string, Bucket>({ max: 5_000 });
  private dropped = new Map<string, { connector: ConnectorView; count: number; reasons: Dropped['reasons'] }>();

  /** @param now in milliseconds */
  takes(connectorId: string, now = performance.now()): boolean {
    const bucket = this.buckets.get(connectorId) ?? { tokens: BURST, at: now };
    bucket.tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1_000) * PER_SECOND);
    bucket.at = now;
    this.buckets.set(connectorId, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  drop(connector: ConnectorView, reason: Rejection): void {
    shed.inc();
    const sum = this.dropped.get(connector.id) ?? { connector, count: 0, reasons: {} };
    sum.count += 1;
    sum.reasons[reason] = (sum.reasons[reason] ?? 0) + 1;
    this.dropped.set(connector.id, sum);
  }

  /** What was dropped since the last call. */
  takeDropped(): Dropped[] {
    const dropped = [...this.dropped.values()];
    this.dropped = new Map();
    return dropped;
  }
}
