/**
 * Every way an outbound call can fail, and whether the same call may succeed later.
 *
 * `tls_failed` and `connection_refused` count as passing: certificates get renewed and servers restarted well inside
 * a delivery's retry schedule. A refusal by policy or a malformed request stays what it is until somebody edits it.
 */
const RETRYABLE = {
  egress_forbidden: false,
  invalid_url: false,
  invalid_header: false,
  dns_failed: true,
  proxy_failed: true,
  connect_timeout: true,
  connection_refused: true,
  tls_failed: true,
  first_byte_timeout: true,
  total_timeout: true,
  connection_reset: true,
  aborted: true,
  not_sent_in_time: true,
  network_error: true,
} as const satisfies Record<string, boolean>;

export type EgressErrorCode = keyof typeof RETRYABLE;

/**
 * `before_send`: not one byte of the request left this process, so repeating it cannot double its effect.
 * `after_send`: sending had begun, so the peer may have acted on it; repeat only what is idempotent.
 */
export type EgressPhase = 'before_send' | 'after_send';

/**
 * An outbound call that produced no response. An HTTP error status is a response, not an `EgressError`.
 *
 * The message names the host at most: never the path, query, credentials or header values, which may all be secrets.
 */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  /** Whether the same request could succeed at a later time. Whether repeating is safe is `phase`'s answer. */
  readonly retryable: boolean;

  constructor(
    readonly code: EgressErrorCode,
    message: string,
    readonly phase: EgressPhase = 'before_send',
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.retryable = RETRYABLE[code];
  }
}

/** A refusal by policy. `host` may carry a port, but no other part of the URL. */
export function forbidden(host: string, reason: string): EgressError {
  return new EgressError('egress_forbidden', `Calling ${host || 'this URL'} is refused: ${reason}`);
}
