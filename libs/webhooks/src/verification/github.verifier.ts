import { anyHmacMatches, fromHex } from './signatures';
import { accept, hasSecret, header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

const PREFIX = 'sha256=';

/**
 * Source: GitHub Docs, "Validating webhook deliveries" and "Webhook events and payloads: delivery headers".
 *
 * The signature covers the body alone. Whoever gets hold of one signed request can repeat it under a new delivery id
 * or event type, but never change its body. The body's hash would be no better an id: GitHub sends equal bodies for
 * different events, such as two workflow dispatches with the same inputs, and the second one would be lost.
 */
export const githubVerifier: Verifier = {
  name: 'github',
  verify({ headers, body, secrets }: SignedRequest): Verification {
    if (!hasSecret(secrets)) return reject('secret_missing');
    const text = header(headers, 'x-hub-signature-256');
    if (text === undefined) return reject('signature_missing');
    const signature = text.startsWith(PREFIX) ? fromHex(text.slice(PREFIX.length)) : undefined;
    if (!signature) return reject('signature_malformed');
    if (!anyHmacMatches('sha256', secrets, [body], [signature])) return reject('signature_mismatch');
    const eventId = header(headers, 'x-github-delivery');
    if (eventId === undefined) return reject('event_id_missing');
    return accept(eventId, header(headers, 'x-github-event'));
  },
};
