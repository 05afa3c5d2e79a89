import { createHash, timingSafeEqual } from 'node:crypto';
import { anyHmacMatches, contentId, fromBase64, fromHex } from './signatures';
import { accept, hasSecret, header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

/** More fields than any of Twilio's requests has: sorting them is work for whoever has no key, too. */
const MOST_FIELDS = 1_000;

/**
 * Source: Twilio Docs, "Webhooks security: validating signatures from Twilio". The secret is the auth token. Twilio signs
 * the URL as it was given to it, with its query, so `PUBLIC_URL` has to be right.
 */
export const twilioVerifier: Verifier = {
  name: 'twilio',
  verify({ headers, body, secrets, url, search }: SignedRequest): Verification {
    if (!hasSecret(secrets)) return reject('secret_missing');
    const text = header(headers, 'x-twilio-signature');
    if (text === undefined) return reject('signature_missing');
    const signature = fromBase64(text);
    if (!signature) return reject('signature_malformed');
    const bodyHash = new URLSearchParams(search).get('bodySHA256');
    const form = bodyHash === null ? [...new URLSearchParams(body.toString('utf8'))] : [];
    if (form.length > MOST_FIELDS) return reject('signature_malformed');
    const proven =
      anyHmacMatches('sha1', secrets, [url + search, ...sorted(form)], [signature]) &&
      (bodyHash === null || isHashOf(bodyHash, body));
    if (!proven) return reject('signature_mismatch');
    return accept(idOf(new Map(form)) ?? contentId([url, search, body]), typeOf(new Map(form)));
  },
};

/** Names and values, in the order of the names; a value that comes twice is signed once. */
function sorted(form: readonly (readonly [string, string])[]): string[] {
  const pairs = new Map(form.map(([name, value]) => [`${name}\0${value}`, [name, value] as const]));
  return [...pairs.values()]
    .sort(([a, aValue], [b, bValue]) => compare(a, b) || compare(aValue, bValue))
    .flatMap(([name, value]) => [name, value]);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isHashOf(text: string, body: Buffer): boolean {
  const given = fromHex(text);
  const hash = createHash('sha256').update(body).digest();
  return given?.length === hash.length && timingSafeEqual(given, hash);
}

/** A message or call is told about once for each of its states. */
function idOf(form: ReadonlyMap<string, string>): string | undefined {
  const message = form.get('MessageSid') ?? form.get('SmsSid');
  if (message) return `${message}:${form.get('MessageStatus') ?? form.get('SmsStatus') ?? ''}`;
  const call = form.get('CallSid');
  return call ? `${call}:${form.get('CallStatus') ?? ''}` : undefined;
}

function typeOf(form: ReadonlyMap<string, string>): string | undefined {
  const messageStatus = form.get('MessageStatus') ?? form.get('SmsStatus');
  if (messageStatus) return `message.${messageStatus}`;
  const callStatus = form.get('CallStatus');
  return callStatus ? `call.${callStatus}` : undefined;
}
