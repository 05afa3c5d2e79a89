import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** One line of a trace's story. */
export interface TraceEntry {
  readonly at: Date;
  /** Which record it comes from: `inbox`, `job`, `run`, `request`, `event` or `audit`. */
  readonly kind: string;
  readonly id: string;
  /** What happened, in a few words. */
  readonly title: string;
  readonly status?: string;
  /** How long it took, in milliseconds, when it took time. */
  readonly durationMs?: number;
  readonly data: Record<string, unknown>;
}

export type TraceSource = (scope: WorkspaceScope, traceId: string) => Promise<TraceEntry[]>;

/** Every lib that keeps records of a trace registers how to read its own; the timeline knows none of them. */
@Injectable()
export class TraceSources {
  private readonly sources = new Map<string, TraceSource>();

  register(name: string, source: TraceSource): void {
    this.sources.set(name, source);
  }

  all(): TraceSource[] {
    return [...this.sources.values()];
  }
}
