import { ed25519Key, ed25519Matches } from './ed25519';
import { jsonText, requestJson } from './json-field';
import { anyHmacMatches, fromBase64 } from './signatures';
import { timestampProblem } from './timestamps';
import { accept, header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

const TOLERANCE_SECONDS = 300;
/** More are not looked at: each costs a verification, also from somebody who has no key. */
const MOST_SIGNATURES = 10;

/** Source: the Standard Webhooks specification, version 1. */
export const standardWebhooksVerifier: Verifier = {
  name: 'standard-webhooks',
  verify: (request) => verifyStandard(request, 'webhook'),
};

/** Source: Svix Docs, "Verifying webhooks manually". The same scheme under the names it had first. */
export const svixVerifier: Verifier = {
  name: 'svix',
  verify: (request) => verifyStandard(request, header(request.headers, 'svix-id') === undefined ? 'webhook' : 'svix'),
};

/** @param names what the names of the three headers begin with */
export function verifyStandard(request: SignedRequest, names: 'webhook' | 'svix'): Verification {
  const { headers, body, secrets, settings, now } = request;
  const id = header(headers, `${names}-id`);
  if (id === undefined) return reject('event_id_missing');
  // "Not allowed to include any `.`, to prevent certain attacks": what is signed could be cut elsewhere.
  if (id.includes('.')) return reject('event_id_malformed');
  const timestamp = header(headers, `${names}-timestamp`);
  if (timestamp === undefined) return reject('timestamp_missing');
  const late = timestampProblem(timestamp, 's', now, TOLERANCE_SECONDS);
  if (late) return reject(late);
  const text = header(headers, `${names}-signature`);
  if (text === undefined) return reject('signature_missing');

  const hmacKeys = secrets.map(hmacKey).filter((key) => key !== undefined);
  const publicKeys = secrets.map(publicKey).filter((key) => key !== undefined);
  if (hmacKeys.length + publicKeys.length === 0) return reject('secret_malformed');
  const symmetric = signatures(text, 'v1');
  const asymmetric = signatures(text, 'v1a');
  if (symmetric.length + asymmetric.length === 0) return reject('signature_malformed');

  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const isGenuine =
    anyHmacMatches('sha256', hmacKeys, [signed], symmetric) ||
    publicKeys.some((key) => asymmetric.some((signature) => ed25519Matches(key, signed, signature)));
  if (!isGenuine) return reject('signature_mismatch');
  return accept(id, jsonText(requestJson({ headers, body }), (settings.typePath as string | undefined) ?? '$.type'));
}

/** The key of `whsec_<base64>` (24 to 64 bytes); the prefix may be missing. */
function hmacKey(secret: string): Buffer | undefined {
  if (secret.startsWith('whpk_')) return undefined;
  const key = fromBase64(secret.replace(/^whsec_/, ''));
  return key && key.length >= 24 && key.length <= 64 ? key : undefined;
}

/** The key of `whpk_<base64>`, 32 bytes. */
function publicKey(secret: string) {
  return secret.startsWith('whpk_') ? ed25519Key(fromBase64(secret.slice('whpk_'.length))) : undefined;
}

function signatures(text: string, version: string): Buffer[] {
  return text
    .split(' ')
    .filter((part) => part.startsWith(`${version},`))
    .slice(0, MOST_SIGNATURES)
    .map((part) => fromBase64(part.slice(version.length + 1)))
    .filter((signature) => signature !== undefined);
}
