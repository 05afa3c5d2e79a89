import { createHmac } from 'node:crypto';
import type { AuthSettings } from '../catalogue/auth-scheme';
import { CredentialMalformed } from './credential';

/** What a signature can cover. */
export interface CallToSign {
  readonly method: string;
  readonly url: URL;
  readonly body: Buffer | undefined;
  /** The same for all attempts of one call. */
  readonly id: string;
  readonly now: Date;
}

/** The headers that prove a call by a keyed hash (HMAC, RFC 2104) of it. */
export function signatureHeaders(auth: AuthSettings, secret: string, call: CallToSign): Record<string, string> {
  const seconds = call.now.getTime() / 1_000;
  const timestamp = String(Math.floor(auth.timestampUnit === 'ms' ? seconds * 1_000 : seconds));
  const values: Record<string, string | Buffer> = {
    method: call.method.toUpperCase(),
    url: call.url.href,
    path: `${call.url.pathname}${call.url.search}`,
    timestamp,
    id: call.id,
    body: call.body ?? '',
  };
  const hmac = createHmac(auth.algorithm ?? 'sha256', keyOf(auth, secret));
  for (const part of (auth.template ?? '{body}').split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    hmac.update((name === undefined ? undefined : values[name]) ?? part);
  }
  return {
    [auth.header ?? 'x-signature']: `${auth.prefix ?? ''}${hmac.digest(auth.encoding ?? 'hex')}`,
    ...(auth.timestampHeader !== undefined && { [auth.timestampHeader]: timestamp }),
    ...(auth.idHeader !== undefined && { [auth.idHeader]: call.id }),
  };
}

function keyOf({ keyEncoding }: AuthSettings, secret: string): Buffer {
  if (keyEncoding !== 'base64') return Buffer.from(secret, 'utf8');
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  if (key.length === 0 || key.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '')) {
    throw new CredentialMalformed('hmac', 'is not in base64');
  }
  return key;
}
