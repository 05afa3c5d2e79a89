import { continueTrace, startTrace, type TraceContext, traceIfAny, withTrace } from '../trace-context';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a span is. Nothing in it may be a secret or a part of a payload: no values, no query, no credentials. */
export interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
}

/** A piece of work in a trace. */
export interface Span {
  readonly trace: TraceContext;
  set(attributes: Attributes): void;
  /** Once. `error` is a code, not a message: messages may quote what was sent. */
  end(error?: string): void;
}

/** A span's place in its trace, where that is known from rows. */
export interface Place {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** What makes spans, while tracing is on. */
export interface Tracer {
  request(start: SpanStart, traceparent: string | undefined, requestId: string): Span;
  at(place: Place, start: SpanStart): Span;
  child(start: SpanStart): Span;
}

let tracer: Tracer | undefined;

export function useTracer(made: Tracer | undefined): void {
  tracer = made;
}

/** Whether spans are made. Without it all of this costs next to nothing. */
export function isTracing(): boolean {
  return tracer !== undefined;
}

/**
 * The span id that stands for a row: the last 64 bits of its UUID, which are random. So spans of jobs and runs are found
 * by the ids in the database, and a worker knows the parent of its span without anybody storing it.
 */
export function spanIdOf(rowId: string): string {
  return rowId.replaceAll('-', '').slice(-16);
}

/** The span of an HTTP request, in the trace that its header names. */
export function requestSpan(start: SpanStart, traceparent: string | undefined, requestId: string): Span {
  return tracer?.request(start, traceparent, requestId) ?? silent(startTrace(traceparent, requestId));
}

/** The span of one attempt: the run's, below the one in which its job was made. */
export function attemptSpan(start: SpanStart, ids: { traceId: string; jobId: string; runId: string }): Span {
  const { traceId, jobId, runId } = ids;
  if (!tracer) return silent(continueTrace(traceId));
  return tracer.at({ traceId, spanId: spanIdOf(runId), parentSpanId: spanIdOf(jobId) }, start);
}

export interface MadeJob {
  readonly traceId: string;
  readonly jobId: string;
  /** The row whose id the span takes, where the job is shared with other traces; default the job's. */
  readonly rowId?: string;
  /** The span that made it; without it the current one if that is of the same trace, or that of the parent. */
  readonly parentSpanId?: string;
  /** The job that made it. */
  readonly parentId?: string;
}

/** Tells that a job was made, by a span that stands for it: the attempts lie below it. */
export function jobMadeSpan(type: string, job: MadeJob): void {
  if (!tracer) return;
  const { traceId, jobId, rowId = jobId, parentId } = job;
  const current = traceIfAny();
  const above = parentId === undefined ? undefined : spanIdOf(parentId);
  const parentSpanId = job.parentSpanId ?? (current?.traceId === traceId ? current.spanId : above);
  const start = { name: `enqueue ${type}`, kind: 'producer', attributes: { 'signalbox.job.id': jobId } } as const;
  tracer.at({ traceId, spanId: spanIdOf(rowId), parentSpanId }, start).end();
}

/** Runs the work in a span below the current one; where no spans are made, or outside any trace, it just runs. */
export async function inSpan<T>(start: SpanStart, work: (span?: Span) => Promise<T>): Promise<T> {
  if (!tracer || !traceIfAny()) return work();
  const span = tracer.child(start);
  try {
    const result = await withTrace(span.trace, () => work(span));
    span.end();
    return result;
  } catch (error) {
    span.end(codeOf(error));
    throw error;
  }
}

/** The error's code, or its class. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'error';
}

function silent(trace: TraceContext): Span {
  return { trace, set: () => undefined, end: () => undefined };
}
