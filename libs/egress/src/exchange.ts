import { performance } from 'node:perf_hooks';
import type { Dispatcher } from 'undici';
import { EgressError, type EgressErrorCode, type EgressPhase } from './egress-error';
import { toEgressError } from './network-failure';

/** All in milliseconds. */
export interface EgressTimeouts {
  /** Until a connection is ready: waiting for a free one, DNS, TCP and TLS. */
  readonly connectMs: number;
  /** From the first byte of the request sent until the response's status and headers are in. */
  readonly firstByteMs: number;
  /** From the call until the last byte of the body. */
  readonly totalMs: number;
}

export interface EgressResponse {
  /** Any final status, 3xx included: redirects are never followed. */
  readonly status: number;
  /** Names in lower case; a header sent several times is an array. */
  readonly headers: Record<string, string | string[]>;
  /** Raw bytes as sent (not decompressed), up to the limit. */
  readonly body: Buffer;
  /** Body bytes received until reading stopped: the body's size, or a lower bound of it when truncated. */
  readonly bodyBytes: number;
  /** Whether the body went on beyond the limit. The connection is then closed, not read to the end. */
  readonly truncated: boolean;
  /** Milliseconds from the call: to the last byte, and to the headers. */
  readonly timings: { readonly totalMs: number; readonly firstByteMs: number };
}

interface ExchangeOptions {
  /** Host and port for messages. */
  readonly label: string;
  readonly timeouts: EgressTimeouts;
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal;
  /** When it must have been sent, on the clock of `performance.now()`. */
  readonly sendBy?: number;
}

type Head = Pick<EgressResponse, 'status' | 'headers'> & { readonly firstByteMs: number };

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * One request and its response as undici reports them, with our own clocks (undici's tick once a second).
 * Settles `response` exactly once; whatever arrives later is ignored.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly response: Promise<EgressResponse>;

  private readonly startedAt = performance.now();
  private readonly chunks: Buffer[] = [];
  private readonly totalTimer: NodeJS.Timeout;
  private phaseTimer: NodeJS.Timeout;
  private resolve: (response: EgressResponse) => void;
  private reject: (error: EgressError) => void;
  private controller?: Dispatcher.DispatchController;
  private head?: Head;
  private bodyBytes = 0;
  private phase: EgressPhase = 'before_send';
  private settled = false;

  constructor(private readonly options: ExchangeOptions) {
    const { timeouts, signal } = options;
    this.response = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.totalTimer = this.failAfter(timeouts.totalMs, 'total_timeout', 'did not finish its response');
    this.phaseTimer = this.failAfter(timeouts.connectMs, 'connect_timeout', 'could not be connected to');
    if (signal?.aborted) this.handleEvent();
    else signal?.addEventListener('abort', this, { once: true });
  }

  /** The signal aborts. */
  handleEvent(): void {
    const { label, signal } = this.options;
    this.fail(
      new EgressError('aborted', `The call to ${label} was aborted`, this.phase, { cause: signal?.reason as unknown }),
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { label, sendBy = Infinity } = this.options;
    if (performance.now() > sendBy) this.fail(new EgressError('not_sent_in_time', `${label} was not called in time`));
    // Thrown rather than aborted: undici then drops the request and keeps the fresh connection for the next one.
    if (this.settled) throw new Error('The request was given up before it was sent');
    this.controller = controller;
    this.phase = 'after_send';
    clearTimeout(this.phaseTimer);
    this.phaseTimer = this.failAfter(this.options.timeouts.firstByteMs, 'first_byte_timeout', 'did not answer');
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[]>): void {
    if (status < 200) return; // informational, RFC 9110 section 15.2: the response is still to come
    clearTimeout(this.phaseTimer);
    this.head = { status, headers, firstByteMs: this.elapsed() };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.settled) return;
    const room = this.options.maxResponseBytes - this.bodyBytes;
    this.bodyBytes += chunk.length;
    if (room > 0) this.chunks.push(chunk.subarray(0, room));
    if (chunk.length > room) this.finish({ truncated: true });
  }

  onResponseEnd(): void {
    this.finish({ truncated: false });
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.fail(toEgressError(error, this.options.label, this.phase));
  }

  private finish({ truncated }: { truncated: boolean }): void {
    if (this.settled || this.head === undefined) return;
    const { firstByteMs, ...head } = this.head;
    this.settle();
    this.resolve({
      ...head,
      body: Buffer.concat(this.chunks),
      bodyBytes: this.bodyBytes,
      truncated,
      timings: { totalMs: this.elapsed(), firstByteMs },
    });
    if (truncated) this.controller?.abort(new Error('The response is longer than its limit'));
  }

  private fail(error: EgressError): void {
    if (this.settled) return;
    this.settle();
    this.reject(error);
    this.controller?.abort(error); // destroys the socket
  }

  private settle(): void {
    this.settled = true;
    clearTimeout(this.totalTimer);
    clearTimeout(this.phaseTimer);
    this.options.signal?.removeEventListener('abort', this);
  }

  private failAfter(ms: number, code: EgressErrorCode, what: string): NodeJS.Timeout {
    return setTimeout(
      () => this.fail(new EgressError(code, `${this.options.label} ${what} within ${ms} ms`, this.phase)),
      Math.min(ms, LONGEST_TIMER_MS),
    );
  }

  private elapsed(): number {
    return Math.round(performance.now() - this.startedAt);
  }
}
