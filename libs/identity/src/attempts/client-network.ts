import * as ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that a provider gives to one customer (RFC 6177): the rest is theirs to vary. */
const CUSTOMER_BITS = 64;

/** What one client cannot easily change of its address: all of an IPv4 address, the /64 of an IPv6 one. */
export function clientNetwork(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${CUSTOMER_BITS}`).toString()}/${CUSTOMER_BITS}`;
}
