import { UnderWay } from '@app/kernel';
import { formatTraceparent, inSpan, type Span } from '@app/observability';
import { Agent, type Dispatcher } from 'undici';
import { AddressPolicy } from './address-policy';
import { checkDestination } from './destination';
import type { DestinationLimits } from './destination-limits';
import { EgressError, forbidden } from './egress-error';
import { type EgressResponse, type EgressTimeouts, Exchange } from './exchange';
import { guardedConnector } from './guarded-connector';
import { nextHop } from './redirects';
import { type EgressRequestHeaders, toRequestHeaders } from './request-headers';
import { type Resolver, systemResolver } from './safe-lookup';

export interface EgressClientOptions {
  /** Exceptions to "public addresses only", for private destinations and development; see `AddressPolicy`. */
  readonly allowCidrs: readonly string[];
  /** Hosts and ports that calls are limited to; default: none. */
  readonly limits?: DestinationLimits;
  /** Forward proxy that all calls go through, http or https, with credentials if it asks for them. */
  readonly proxy?: URL;
  /** Sent unless a request brings its own. */
  readonly userAgent: string;
  /** Captured body bytes per response; default 1 MiB. */
  readonly maxResponseBytes?: number;
  /** Open connections per origin; further requests wait, at most their `connectMs`. Default 16. */
  readonly connectionsPerOrigin?: number;
  /** PEM certificates trusted besides the default ones, for private destinations. */
  readonly extraCa?: string;
  /** Default: the operating system's resolver. */
  readonly resolver?: Resolver;
}

export interface EgressRequest {
  /** http or https, without credentials. */
  readonly url: URL;
  /** In any case; `CONNECT`, `TRACE` and `TRACK` are refused. */
  readonly method: string;
  readonly headers?: EgressRequestHeaders;
  /** A string is sent as UTF-8. The content-length header follows from it. */
  readonly body?: Buffer | string;
  readonly timeouts: EgressTimeouts;
  readonly signal?: AbortSignal;
  /**
   * On the clock of `performance.now()`: when no byte was sent by then, none is, and the call fails with
   * `not_sent_in_time`. A connection that was being made for it serves the next call.
   */
  readonly sendBy?: number;
  /** Overrides the client's limit. */
  readonly maxResponseBytes?: number;
  /** Redirects that are followed, for GET and HEAD; default none: a redirect is an answer. */
  readonly maxRedirects?: number;
}

const MIB = 1024 * 1024;
/** A connection attempt outlives the request that began it, for the next one to use, but no longer than this. */
const CONNECT_CEILING_MS = 30_000;
/** Shorter than the 5 s after which common servers close an idle connection, so a request rarely races that close. */
const KEEP_ALIVE_MS = 4_000;

/**
 * The one way out: every outbound HTTP request of Signalbox goes through here.
 *
 * It connects to public addresses and allowed CIDRs only, checks the address that is connected to (so DNS rebinding
 * gains nothing), follows no redirect that was not asked for and checks each one that was, ignores proxy settings of the
 * environment, and reads a bounded response.
 */
export class EgressClient {
  private readonly agent: Agent;
  private readonly policy: AddressPolicy;
  private readonly underWay = new UnderWay();
  private closed = false;

  /** @throws RangeError when `allowCidrs` has an entry that is not a CIDR. */
  constructor(private readonly options: EgressClientOptions) {
    this.policy = new AddressPolicy(options.allowCidrs);
    this.agent = new Agent({
      connect: guardedConnector({
        policy: this.policy,
        resolver: options.resolver ?? systemResolver,
        timeoutMs: CONNECT_CEILING_MS,
        extraCa: options.extraCa,
        proxy: options.proxy,
      }),
      connections: options.connectionsPerOrigin ?? 16,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: 60_000,
      headersTimeout: 0, // an Exchange keeps its own clocks
      bodyTimeout: 0,
    });
  }

  /**
   * Sends one request and reads its response, once: nothing is retried here. Redirects, where they are followed, share
   * the request's time.
   *
   * @throws EgressError with a stable `code`; any HTTP status is a response.
   */
  async request(request: EgressRequest): Promise<EgressResponse> {
    const startedAt = performance.now();
    let response = await this.send(request);
    let hop = request;
    for (let left = request.maxRedirects ?? 0; left > 0; left -= 1) {
      const next = nextHop(hop, response);
      if (!next) break;
      const totalMs = Math.max(1, Math.floor(request.timeouts.totalMs - (performance.now() - startedAt)));
      hop = { ...hop, ...next, body: undefined, sendBy: undefined, timeouts: { ...request.timeouts, totalMs } };
      response = await this.send(hop);
    }
    return response;
  }

  private send(request: EgressRequest): Promise<EgressResponse> {
    return inSpan(spanOf(request), async (span) => {
      const response = await this.exchange(span ? withSpan(request, span) : request);
      span?.set({ 'http.response.status_code': response.status });
      return response;
    });
  }

  private async exchange(request: EgressRequest): Promise<EgressResponse> {
    const destination = checkDestination(request.url, this.policy, this.options.limits);
    const method = checkMethod(request.method, destination.label);
    const headers = toRequestHeaders(request.headers ?? {}, this.options.userAgent);

    if (this.closed) throw new EgressError('network_error', 'The egress client is closed');

    const exchange = new Exchange({
      label: destination.label,
      timeouts: request.timeouts,
      signal: request.signal,
      sendBy: request.sendBy,
      maxResponseBytes: request.maxResponseBytes ?? this.options.maxResponseBytes ?? MIB,
    });
    if (!request.signal?.aborted) {
      const { origin, path } = destination;
      this.agent.dispatch({ origin, path, method, headers, body: request.body ?? null }, exchange);
    }
    return this.underWay.add(exchange.response);
  }

  /** Refuses new requests, lets those under way finish (their timeouts bound the wait), closes every connection. */
  async close(): Promise<void> {
    this.closed = true;
    await this.underWay.settled();
    // Not agent.close(): that would wait for connections which no request wants any more.
    await this.agent.destroy();
  }
}

/** Without path, query and credentials: a path, too, may be what lets one in. */
function spanOf({ method, url }: EgressRequest) {
  const { protocol, hostname, port } = url;
  return {
    name: method.toUpperCase(),
    kind: 'client' as const,
    attributes: {
      'http.request.method': method.toUpperCase(),
      'url.scheme': protocol.slice(0, -1),
      'server.address': hostname,
      'server.port': port === '' ? undefined : Number(port),
    },
  };
}

/** A request that carries its place in a trace carries the one of this span. */
function withSpan(request: EgressRequest, { trace }: Span): EgressRequest {
  if (request.headers?.traceparent === undefined) return request;
  return { ...request, headers: { ...request.headers, traceparent: formatTraceparent(trace) } };
}

/** `TRACE` and its kin echo a request's credentials back; `CONNECT` would turn the peer into a proxy. */
function checkMethod(method: string, label: string): Dispatcher.HttpMethod {
  const name = method.toUpperCase();
  if (!/^[A-Z]+$/.test(name) || ['CONNECT', 'TRACE', 'TRACK'].includes(name)) {
    throw forbidden(label, 'the method is not allowed');
  }
  return name;
}
