import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { ownerId, type RecordOwner } from './record-owner';

/** Exports and checks at a time: of one log, so that one workspace leaves room for others, and in this process. */
const PER_OWNER = 2;
const PER_PROCESS = 6;
const RETRY_AFTER_SECONDS = 10;

/** Counts the requests that read a whole log: each may take minutes, and together they must not starve the others. */
@Injectable()
export class LongReads {
  private readonly running = new Map<string | null, number>();
  private all = 0;

  /**
   * Takes a place and returns what gives it back, which may be called twice.
   * Throws a DomainError `too_many_long_reads` that says when to come back.
   */
  enter(owner: RecordOwner): () => void {
    const id = ownerId(owner);
    const own = this.running.get(id) ?? 0;
    if (own >= PER_OWNER) throw busy(`${own} exports or checks of this record are under way`);
    if (this.all >= PER_PROCESS) throw busy(`${this.all} exports or checks are under way here`);
    this.running.set(id, own + 1);
    this.all += 1;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.leave(id);
    };
  }

  private leave(id: string | null): void {
    const left = (this.running.get(id) ?? 0) - 1;
    if (left > 0) this.running.set(id, left);
    else this.running.delete(id);
    this.all -= 1;
  }
}

function busy(what: string): DomainError {
  const message = `${what}, which is the most at a time; try again when one has ended.`;
  return new DomainError('rate_limited', 'too_many_long_reads', message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
