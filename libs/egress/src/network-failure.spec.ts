import { EgressError, type EgressErrorCode } from './egress-error';
import { toEgressError } from './network-failure';

const native = (code: string) => Object.assign(new Error('native text with a secret'), { code });

describe('toEgressError', () => {
  it.each<[string, EgressErrorCode]>([
    ['ECONNREFUSED', 'connection_refused'],
    ['ECONNRESET', 'connection_reset'],
    ['EPIPE', 'connection_reset'],
    ['UND_ERR_SOCKET', 'connection_reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
    ['ETIMEDOUT', 'connect_timeout'],
    ['EPROTO', 'tls_failed'],
    ['CERT_HAS_EXPIRED', 'tls_failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_failed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_failed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_failed'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_failed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_failed'],
    ['EHOSTUNREACH', 'network_error'],
    ['ENETUNREACH', 'network_error'],
    ['HPE_INVALID_CONSTANT', 'network_error'],
    ['UND_ERR_HEADERS_OVERFLOW', 'network_error'],
  ])('maps %s to %s', (code, expected) => {
    const error = toEgressError(native(code), 'api.example.com', 'before_send');
    expect(error).toMatchObject({ code: expected, retryable: true, phase: 'before_send' });
    expect(error.message).toContain('api.example.com');
    expect(error.message).not.toContain('secret');
  });

  it('does not call a transmission timeout on an open connection a connect timeout', () => {
    expect(toEgressError(native('ETIMEDOUT'), 'a.example', 'after_send').code).toBe('connection_reset');
  });

  it('keeps an error that already has its code', () => {
    const error = new EgressError('dns_failed', 'no such name');
    expect(toEgressError(error, 'a.example', 'after_send')).toBe(error);
  });

  it('keeps the original as the cause', () => {
    const cause = native('ECONNRESET');
    expect(toEgressError(cause, 'a.example', 'after_send').cause).toBe(cause);
  });

  it.each([undefined, null, 'text', new Error('no code')])('copes with %p', (thrown) => {
    expect(toEgressError(thrown, 'a.example', 'after_send').code).toBe('network_error');
  });
});
