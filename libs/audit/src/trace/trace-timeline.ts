import { NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type TraceEntry, TraceSources } from './trace-sources';

/** Tells the whole story of one trace, in the order of time. */
@Injectable()
export class TraceTimeline {
  constructor(private readonly sources: TraceSources) {}

  /** Throws {@link NotFound} when this workspace has no record of the trace. */
  async of(scope: WorkspaceScope, traceId: string): Promise<TraceEntry[]> {
    const parts = await Promise.all(this.sources.all().map((source) => source(scope, traceId)));
    const story = parts.flat().sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
    if (story.length === 0) throw new NotFound('trace', traceId);
    return story;
  }
}
