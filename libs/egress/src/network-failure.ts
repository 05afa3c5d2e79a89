import { EgressError, type EgressErrorCode, type EgressPhase } from './egress-error';

const CODES: Readonly<Record<string, EgressErrorCode>> = {
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_reset',
  ECONNABORTED: 'connection_reset',
  EPIPE: 'connection_reset',
  UND_ERR_SOCKET: 'connection_reset',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  EPROTO: 'tls_failed',
  HOSTNAME_MISMATCH: 'tls_failed',
};

/** OpenSSL's and Node's names for a failed handshake or an untrusted certificate ("X509 certificate error codes"). */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/;

const TEXTS: Readonly<Partial<Record<EgressErrorCode, string>>> = {
  connection_refused: 'refused the connection',
  connection_reset: 'closed the connection before the response was complete',
  connect_timeout: 'could not be connected to in time',
  tls_failed: 'failed the TLS handshake',
};

/** Gives what a socket, a TLS handshake or undici threw its stable code. `label` is the destination's host and port. */
export function toEgressError(error: unknown, label: string, phase: EgressPhase): EgressError {
  if (error instanceof EgressError) return error;
  const native = nativeCode(error);
  const code = classify(native, phase);
  const text = TEXTS[code] ?? 'could not be called';
  return new EgressError(code, `${label} ${text}${native === '' ? '' : ` (${native})`}`, phase, { cause: error });
}

function classify(native: string, phase: EgressPhase): EgressErrorCode {
  if (native === 'ETIMEDOUT') return phase === 'before_send' ? 'connect_timeout' : 'connection_reset';
  return CODES[native] ?? (TLS_CODE.test(native) ? 'tls_failed' : 'network_error');
}

function nativeCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
