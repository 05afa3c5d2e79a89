import { AsyncLocalStorage } from 'node:async_hooks';
import { pooledRandom } from '@app/kernel';

/** Where the current work stands in its trace. Ids as in W3C Trace Context: 32 and 16 lower-case hex digits. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  /** The HTTP request this work belongs to, if any. */
  readonly requestId?: string;
  /** False when spans are made and this trace is left out of them. */
  readonly sampled?: boolean;
  /** Runs the work so that what instruments libraries finds the span; where spans are made. */
  readonly activate?: <T>(work: () => T) => T;
}

const storage = new AsyncLocalStorage<TraceContext>();

/** The trace of the work under way; outside any, a new one. */
export function currentTrace(): TraceContext {
  return storage.getStore() ?? startTrace();
}

/** Runs the work inside the trace: logs and rows written by it carry its ids. */
export function withTrace<T>(trace: TraceContext, work: () => T): T {
  const { activate } = trace;
  return storage.run(trace, activate ? () => activate(work) : work);
}

/** The trace of the work under way, or nothing: for log lines. */
export function traceIfAny(): TraceContext | undefined {
  return storage.getStore();
}

/** A new span: in the trace that the `traceparent` header names, or in a new trace when there is none or it is bad. */
export function startTrace(traceparent?: string, requestId?: string): TraceContext {
  const traceId = parseTraceparent(traceparent)?.traceId ?? newTraceId();
  return { traceId, spanId: pooledRandom(8).toString('hex'), requestId };
}

/**
 * The time in milliseconds, then 80 random bits: rows of one moment lie together in the index of their trace ids. The
 * standard asks for random bits in the last 7 bytes only, by which others sample (W3C Trace Context Level 2, "random
 * trace ID flag").
 */
export function newTraceId(): string {
  const bytes = pooledRandom(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  return bytes.toString('hex');
}

/** A new span of a known trace. */
export function continueTrace(traceId: string): TraceContext {
  return { traceId, spanId: pooledRandom(8).toString('hex') };
}

/** The header that hands the trace on. Source: W3C Trace Context, section 3.2. */
export function formatTraceparent(trace: TraceContext): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.sampled === false ? '00' : '01'}`;
}

export interface ParentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

/** What the header says; nothing when there is none or it is bad. */
export function parseTraceparent(header: string | undefined): ParentSpan | undefined {
  const parts = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header ?? '');
  const [, version, traceId, spanId = '', flags = '', rest] = parts ?? [];
  if (!traceId || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
