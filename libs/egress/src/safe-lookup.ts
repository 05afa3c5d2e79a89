import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import type { AddressPolicy } from './address-policy';
import { EgressError, forbidden } from './egress-error';

/** Every address of a name, in the order they should be tried. */
export type Resolver = (hostname: string) => Promise<LookupAddress[]>;

/** The operating system's resolver: `/etc/hosts` and search domains count here as they do for every other program. */
export const systemResolver: Resolver = (hostname) => promisify(lookup)(hostname, { all: true });

/**
 * A `lookup` for `net.connect` that hands out checked addresses only. The socket connects to what this returned and
 * asks nobody again, so a name that changes its answer between a check and the connection gains nothing.
 *
 * One forbidden address among many refuses the name: an attacker could otherwise make the public one unreachable.
 * `net.connect` does not call `lookup` for IP literals; `checkDestination` covers those.
 */
export function safeLookup(policy: AddressPolicy, resolve: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    resolveChecked(hostname, policy, resolve).then(
      ([first, ...rest]) =>
        options.all ? callback(null, [first, ...rest]) : callback(null, first.address, first.family),
      (error: Error) => callback(error, []),
    );
  };
}

/** Every address of the name, all checked. Throws `EgressError` `dns_failed` or `egress_forbidden`. */
export async function resolveChecked(
  hostname: string,
  policy: AddressPolicy,
  resolve: Resolver,
): Promise<[LookupAddress, ...LookupAddress[]]> {
  const [first, ...rest] = await resolve(hostname).catch((cause: unknown) => {
    throw new EgressError('dns_failed', `The name ${hostname} could not be resolved`, 'before_send', { cause });
  });
  if (first === undefined) throw new EgressError('dns_failed', `The name ${hostname} has no address`);

  for (const { address } of [first, ...rest]) {
    const refusal = policy.refuseAddress(address, hostname);
    if (refusal !== undefined) throw forbidden(hostname, refusal);
  }
  return [first, ...rest];
}
