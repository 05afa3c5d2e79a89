/** What an installation lets calls reach, beyond the rules that always hold. Empty lists limit nothing. */
export interface DestinationLimits {
  /** Host names, or `*.example.com` for everything below a name. */
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
}

export const NO_LIMITS: DestinationLimits = { hosts: [], ports: [] };

const USUAL_PORT: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Why the installation does not let calls go there, or `undefined` when it does. */
export function refuseByLimits({ protocol, hostname, port }: URL, limits: DestinationLimits): string | undefined {
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  if (limits.hosts.length > 0 && !limits.hosts.some((pattern) => covers(pattern.toLowerCase(), host))) {
    return 'it is not among the hosts that this installation may call (EGRESS_ALLOW_HOSTS)';
  }
  const number = port === '' ? USUAL_PORT[protocol] : Number(port);
  if (limits.ports.length > 0 && !limits.ports.includes(number ?? -1)) {
    return `port ${number} is not among those that this installation may call (EGRESS_ALLOW_PORTS)`;
  }
  return undefined;
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
