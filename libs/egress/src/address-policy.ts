import { isIP } from 'node:net';
import * as ipaddr from 'ipaddr.js';
import {
  embeddedIpv4,
  type IpAddress,
  isLocalHost,
  isMetadataAddress,
  isMetadataHost,
  isPublic,
  parseIp,
} from './special-addresses';

type Cidr = readonly [network: IpAddress, prefix: number];

/**
 * Decides which addresses may be connected to: global unicast, plus the CIDRs an operator allowed.
 *
 * Two things take more than a CIDR that happens to cover them: a cloud metadata address or name must be listed alone
 * (/32 or /128), and a local name (`localhost`, `*.internal`, …) must resolve into an allowed CIDR even when its
 * address is public.
 */
export class AddressPolicy {
  private readonly allowed: readonly Cidr[];

  /** @throws RangeError naming the entry that is not a CIDR such as `10.0.0.0/8` or `fd00::/8`. */
  constructor(allowCidrs: readonly string[]) {
    this.allowed = allowCidrs.map(parseCidr);
  }

  /** Why a URL's host is refused before any name is resolved, or `undefined` when resolving may go on. */
  refuseHost(hostname: string): string | undefined {
    const host = normalizeHost(hostname);
    if (host === '') return 'the host is empty';
    if (isIP(host)) return this.refuseAddress(host, host);
    if (this.allowed.length > 0) return undefined;
    if (isMetadataHost(host)) return 'it is a cloud metadata service';
    return isLocalHost(host) ? 'it is a local name' : undefined;
  }

  /** Why `address` is refused as the place where `hostname` lives, or `undefined` when it is allowed. */
  refuseAddress(address: string, hostname: string): string | undefined {
    const host = normalizeHost(hostname);
    const candidate = parsePeer(address);
    if (candidate === undefined) return 'its address cannot be read';

    if (isMetadataHost(host) || namesMetadata(candidate)) {
      return this.listsAlone(candidate) ? undefined : 'it is a cloud metadata service';
    }
    if (this.allowed.some((cidr) => contains(cidr, candidate))) return undefined;
    if (isLocalHost(host)) return 'it is a local name';
    return isPublic(candidate) ? undefined : `its address is not public (${candidate.range()})`;
  }

  private listsAlone(address: IpAddress): boolean {
    const bits = address.kind() === 'ipv4' ? 32 : 128;
    return this.allowed.some((cidr) => cidr[1] === bits && contains(cidr, address));
  }
}

function normalizeHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.+$/, '');
}

/** An IPv4-mapped address is what a dual-stack socket calls an IPv4 peer, so it is judged as that IPv4 address. */
function parsePeer(text: string): IpAddress | undefined {
  const address = parseIp(text);
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function namesMetadata(address: IpAddress): boolean {
  if (isMetadataAddress(address)) return true;
  const embedded = address instanceof ipaddr.IPv6 ? embeddedIpv4(address) : undefined;
  return embedded !== undefined && isMetadataAddress(embedded);
}

function contains([network, prefix]: Cidr, address: IpAddress): boolean {
  return network.kind() === address.kind() && address.match(network, prefix);
}

function parseCidr(text: string): Cidr {
  const [, network = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseIp(network);
  const bits = address?.kind() === 'ipv4' ? 32 : 128;
  const mapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress(); // would never match: see parsePeer
  if (address === undefined || mapped || Number(prefix) > bits) {
    throw new RangeError(`"${text}" is not a CIDR such as 10.0.0.0/8, 192.0.2.7/32 or fd00::/8`);
  }
  return [address, Number(prefix)];
}
