import { EgressClient, type EgressResponse } from '@app/egress';
import type { CustomFetch, CustomFetchOptions } from 'openid-client';

/** A provider answers in moments, or the person tries again. */
const TIMEOUTS = { connectMs: 5_000, firstByteMs: 8_000, totalMs: 10_000 };

const MAX_RESPONSE_BYTES = 512 * 1024;

/** Where a company's own provider may live: this machine and private networks. RFC 1918, RFC 6598, RFC 4193, loopback. */
const PRIVATE = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
];

/**
 * The provider's HTTP, through the SSRF-safe client. The issuer is the operator's own setting, so its host may be
 * private. Every other address comes out of the provider's metadata: that one is no more trusted than any destination.
 */
export class OidcFetch {
  private readonly issuerHost: string;
  private readonly toIssuer: EgressClient;
  private readonly elsewhere: EgressClient;

  constructor(issuer: string, allowCidrs: readonly string[]) {
    const options = { userAgent: 'Signalbox', maxResponseBytes: MAX_RESPONSE_BYTES, connectionsPerOrigin: 4 };
    this.issuerHost = new URL(issuer).hostname;
    this.toIssuer = new EgressClient({ ...options, allowCidrs: [...allowCidrs, ...PRIVATE] });
    this.elsewhere = new EgressClient({ ...options, allowCidrs });
  }

  readonly fetch: CustomFetch = async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const client = url.hostname === this.issuerHost ? this.toIssuer : this.elsewhere;
    const answer = await client.request({ url, method, headers, body: textOf(body), signal, timeouts: TIMEOUTS });
    if (answer.truncated) throw new Error(`${url.host} answered more than ${MAX_RESPONSE_BYTES} bytes`);
    return toResponse(answer);
  };

  async close(): Promise<void> {
    await Promise.all([this.toIssuer.close(), this.elsewhere.close()]);
  }
}

function textOf(body: CustomFetchOptions['body']): string | undefined {
  if (body === null || body === undefined) return undefined;
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString();
  throw new TypeError('a provider is sent forms only');
}

function toResponse({ status, headers, body }: EgressResponse): Response {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  // The Fetch Standard lets these have no body, not even an empty one.
  const bodiless = [204, 205, 304].includes(status);
  return new Response(bodiless ? null : new Uint8Array(body), { status, headers: list });
}
