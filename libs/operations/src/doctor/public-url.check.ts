import type { Settings } from '@app/config';
import { error, type Finding, ok, reasonOf, warning } from './finding';

const TIMEOUT_MS = 5_000;

/**
 * Where browsers and third parties find the api. It is asked directly and not through the client for calls out: it is
 * the installation's own address, which may well be a private one.
 */
export async function publicUrlFindings({ PUBLIC_URL, NODE_ENV }: Partial<Settings>): Promise<Finding[]> {
  if (PUBLIC_URL === undefined) return [];
  const url = new URL(PUBLIC_URL);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const found: Finding[] = [];
  if (local && (NODE_ENV ?? 'production') === 'production') {
    const message = `PUBLIC_URL is ${PUBLIC_URL}: no third party can send webhooks there`;
    found.push(warning('public_url.address', message, 'Set PUBLIC_URL to the address that others reach the api at.'));
  } else if (!local && url.protocol !== 'https:') {
    const fix = 'Put a proxy with TLS in front, and set PUBLIC_URL to its https address.';
    found.push(error('public_url.address', `PUBLIC_URL is ${PUBLIC_URL}: sessions and webhooks go in clear`, fix));
  } else found.push(ok('public_url.address', PUBLIC_URL));
  return [...found, await answers(`${PUBLIC_URL.replace(/\/+$/, '')}/health/ready`)];
}

async function answers(url: string): Promise<Finding> {
  const fix =
    'Start the api, or let the proxy pass this address on to it. From here it may also be hidden by a firewall.';
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    const text = await answer.text();
    if (answer.ok && text.includes('"database"')) return ok('public_url.answers', `the api answers at ${url}`);
    return warning('public_url.answers', `${url} answers ${answer.status}, not as a ready api does`, fix);
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause ? reasonOf(cause.cause) : reasonOf(cause);
    return warning('public_url.answers', `${url} does not answer: ${reason}`, fix);
  }
}
