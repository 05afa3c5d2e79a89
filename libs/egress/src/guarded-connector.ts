import { isIP } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import type { AddressPolicy } from './address-policy';
import { EgressError, forbidden } from './egress-error';
import { toEgressError } from './network-failure';
import { proxyTunnel } from './proxy-tunnel';
import { resolveChecked, type Resolver, safeLookup } from './safe-lookup';

export interface GuardedConnectorOptions {
  readonly policy: AddressPolicy;
  readonly resolver: Resolver;
  /** How long a socket may take to connect, TLS included, before it is destroyed; milliseconds. */
  readonly timeoutMs: number;
  /** PEM certificates trusted besides the default ones. */
  readonly extraCa?: string;
  /** Forward proxy that every connection goes through. */
  readonly proxy?: URL;
}

/** How undici opens sockets here: to checked addresses only, and the peer is checked once more when connected. */
export function guardedConnector(options: GuardedConnectorOptions): buildConnector.connector {
  const { policy, resolver, timeoutMs, extraCa } = options;
  const connect = buildConnector({
    timeout: timeoutMs,
    lookup: safeLookup(policy, resolver),
    rejectUnauthorized: true, // explicit, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off
    ...(extraCa === undefined ? {} : { ca: [...getCACertificates('default'), extraCa] }),
  });

  if (options.proxy) return tunnelled(connect, options, options.proxy);

  return (target, callback) =>
    connect(target, (error, socket) => {
      if (error !== null) return callback(error, null);
      const failure = checkPeer(socket.remoteAddress, target.hostname, policy);
      if (failure === undefined) return callback(null, socket);
      socket.destroy();
      callback(failure, null);
    });
}

/**
 * Through a proxy nobody sees the peer: what holds is that the name was resolved and its addresses checked here, that
 * the proxy is told the address and not the name, and that TLS proves the name from end to end.
 */
function tunnelled(
  connect: buildConnector.connector,
  { policy, resolver, timeoutMs }: GuardedConnectorOptions,
  proxy: URL,
): buildConnector.connector {
  const open = proxyTunnel(proxy, timeoutMs);
  const socketTo = async ({ hostname, port, protocol }: buildConnector.Options) => {
    const name = hostname.replace(/^\[(.*)\]$/, '$1');
    const address = isIP(name) ? name : (await resolveChecked(name, policy, resolver))[0].address;
    return open(address, Number(port) || (protocol === 'https:' ? 443 : 80));
  };
  return (target, callback) => {
    socketTo(target).then(
      (socket) =>
        target.protocol === 'https:' ? connect({ ...target, httpSocket: socket }, callback) : callback(null, socket),
      (error: unknown) => callback(toEgressError(error, target.hostname, 'before_send'), null),
    );
  };
}

function checkPeer(address: string | undefined, hostname: string, policy: AddressPolicy): EgressError | undefined {
  // A socket forgets its peer when that has already hung up: a broken connection, not a forbidden one.
  if (address === undefined) return new EgressError('connection_reset', `${hostname} closed the connection at once`);
  const refusal = policy.refuseAddress(address, hostname);
  return refusal === undefined ? undefined : forbidden(hostname, refusal);
}
