import { pooledRandom } from '@app/kernel';
import type { IdGenerator } from '@opentelemetry/sdk-trace-node';
import { newTraceId } from '../trace-context';

interface Ids {
  readonly traceId?: string;
  readonly spanId?: string;
}

/** Random ids, unless the span that is begun has its own: those of its rows. */
export class NamedIds implements IdGenerator {
  private named: Ids = {};

  /** Spans that `begin` begins at once have these ids. */
  with<T>(ids: Ids, begin: () => T): T {
    this.named = ids;
    try {
      return begin();
    } finally {
      this.named = {};
    }
  }

  generateTraceId(): string {
    return this.named.traceId ?? newTraceId();
  }

  generateSpanId(): string {
    return this.named.spanId ?? pooledRandom(8).toString('hex');
  }
}
