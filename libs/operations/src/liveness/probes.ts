import { SETTINGS, type Settings } from '@app/config';
import { underWay } from '@app/database';
import { Housekeeping, ProgressWatch } from '@app/jobs';
import { Inject, Injectable, Optional } from '@nestjs/common';

/** What a process does that has to go on. */
@Injectable()
export class Probes {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() private readonly jobs?: ProgressWatch,
    @Optional() private readonly housekeeping?: Housekeeping,
  ) {}

  /** What has not gone on for `STALL_SECONDS`, in words; nothing while all is well. */
  problem(): string | undefined {
    const limitMs = this.settings.STALL_SECONDS * 1_000;
    return (
      flushProblem(limitMs) ??
      this.jobs?.problem(limitMs, this.settings.WORKER_CONCURRENCY) ??
      this.housekeeping?.problem(limitMs)
    );
  }
}

function flushProblem(limitMs: number): string | undefined {
  const oldest = underWay.oldest();
  if (!oldest || performance.now() - oldest.since < limitMs) return undefined;
  return `a flush of the batcher ${oldest.name} does not end`;
}
