import type { AddressPolicy } from './address-policy';
import { type DestinationLimits, NO_LIMITS, refuseByLimits } from './destination-limits';
import { EgressError, forbidden } from './egress-error';

/** Where a request goes, once its URL passed every check that needs no network. */
export interface Destination {
  readonly origin: string;
  /** Path and query; the fragment never leaves this process. */
  readonly path: string;
  /** Host and port, the only part of the URL that may appear in a message. */
  readonly label: string;
}

/**
 * Ports on which a stray HTTP request does harm: the Fetch Standard's bad ports ("block bad port"), and data stores
 * whose line protocols would take part of a request for commands.
 */
const BAD_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 445, 1433, 1521, 3306, 3389, 5432, 5672, 6379, 6380,
  9092, 11211, 26379, 27017,
]);

/**
 * Refuses what can be refused by looking at the URL alone.
 *
 * @throws EgressError `invalid_url`, or `egress_forbidden` for a scheme, credentials, a port, or a host that is refused.
 */
export function checkDestination(url: URL, policy: AddressPolicy, limits: DestinationLimits = NO_LIMITS): Destination {
  const parsed = reparse(url);
  const label = parsed.host;

  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw forbidden(label, `scheme ${parsed.protocol.slice(0, -1)} is not http or https`);
  }
  if (parsed.username !== '' || parsed.password !== '') throw forbidden(label, 'the URL carries credentials');
  if (parsed.port !== '' && BAD_PORTS.has(Number(parsed.port))) {
    throw forbidden(label, `port ${parsed.port} is blocked`);
  }
  const refusal = refuseByLimits(parsed, limits) ?? policy.refuseHost(parsed.hostname);
  if (refusal !== undefined) throw forbidden(label, refusal);

  return { origin: parsed.origin, path: `${parsed.pathname}${parsed.search}`, label };
}

/** A fresh WHATWG parse normalises every spelling of a host, whatever object the caller passed for a URL. */
function reparse(url: URL): URL {
  try {
    return new URL(String(url));
  } catch {
    throw new EgressError('invalid_url', 'The URL is not an absolute URL');
  }
}
