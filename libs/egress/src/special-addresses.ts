import { isIP } from 'node:net';
import * as ipaddr from 'ipaddr.js';

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Where clouds answer with a machine's own credentials. A wide allowed CIDR must never open these by accident:
 * 168.63.129.16 is even a public address.
 */
const METADATA_ADDRESSES: ReadonlySet<string> = new Set(
  [
    '169.254.169.254', // AWS, Azure, Google Cloud, OpenStack, DigitalOcean, Oracle
    '169.254.170.2', // AWS ECS task credentials
    '169.254.170.23', // AWS EKS pod identity
    'fd00:ec2::254', // AWS, IPv6
    'fd00:ec2::23', // AWS EKS pod identity, IPv6
    'fd20:ce::254', // Google Cloud, IPv6
    '100.100.100.200', // Alibaba Cloud
    '168.63.129.16', // Azure host agent
    '169.254.0.23', // Tencent Cloud
    '169.254.42.42', // Scaleway
    'fd00:42::42', // Scaleway, IPv6
    '192.0.0.192', // Oracle Cloud, first generation
  ].map((address) => ipaddr.parse(address).toNormalizedString()),
);

const METADATA_HOSTS: ReadonlySet<string> = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
]);

/** Names that mean "this machine" or "this network": RFC 6761 (localhost), RFC 6762 (local), RFC 8375, ICANN (internal). */
const LOCAL_SUFFIXES = ['localhost', 'localdomain', 'local', 'internal', 'home.arpa'];

export function isMetadataAddress(address: IpAddress): boolean {
  return METADATA_ADDRESSES.has(address.toNormalizedString());
}

/** `host` in lower case, without trailing dots. */
export function isMetadataHost(host: string): boolean {
  return METADATA_HOSTS.has(host);
}

/** `host` in lower case, without trailing dots. */
export function isLocalHost(host: string): boolean {
  return LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** An address in canonical or IPv6 text form (RFC 4291 section 2.2), or `undefined`; octal and short forms are neither. */
export function parseIp(text: string): IpAddress | undefined {
  const version = isIP(text);
  if (version === 4) return ipaddr.IPv4.parse(text);
  if (version !== 6) return undefined;
  const address = text.replace(/%.*$/, ''); // a zone id (RFC 6874) picks an interface, not another address
  // The URL parser first: ipaddr.js would read the IPv4-compatible ::127.0.0.1 as the IPv4-mapped ::ffff:127.0.0.1.
  return ipaddr.IPv6.parse(new URL(`http://[${address}]/`).hostname.slice(1, -1));
}

/** The IPv4 address that a transition mechanism would unwrap from this IPv6 address, if it belongs to one. */
export function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const bytes = address.toByteArray();
  const from = (start: number, flip = 0) => new ipaddr.IPv4(bytes.slice(start, start + 4).map((byte) => byte ^ flip));

  if (within(address, '2002::', 16)) return from(2); // 6to4, RFC 3056
  if (within(address, '2001::', 32)) return from(12, 0xff); // Teredo, RFC 4380: the client's address, inverted
  const lastFour =
    within(address, '::', 96) || // IPv4-compatible, RFC 4291 section 2.5.5.1
    within(address, '::ffff:0:0:0', 96) || // IPv4-translated, RFC 2765
    within(address, '64:ff9b::', 96) || // NAT64, RFC 6052
    within(address, '64:ff9b:1::', 48); // local-use NAT64, RFC 8215
  return lastFour ? from(12) : undefined;
}

/** Global unicast by RFC 4291 (IPv6: only 2000::/3 is delegated) and the IANA special-purpose address registries. */
export function isPublic(address: IpAddress): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  // DNS64 answers with this prefix on IPv6-only networks; it carries public IPv4 addresses only (RFC 6052 section 3.1).
  if (within(address, '64:ff9b::', 96)) return isPublic(embeddedIpv4(address)!);
  return address.range() === 'unicast' && within(address, '2000::', 3);
}

function within(address: ipaddr.IPv6, prefix: string, bits: number): boolean {
  return address.match(ipaddr.IPv6.parse(prefix), bits);
}
