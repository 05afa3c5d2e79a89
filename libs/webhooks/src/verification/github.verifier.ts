import { anyHmacMatches, fromHex } from './signatures';
import { header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

const PREFIX = 'sha256=';

/** Source: GitHub Docs, "Validating webhook deliveries" and "Webhook events and payloads: delivery headers". */
export const githubVerifier: Verifier = {
  name: 'github',
  globalEventIds: true,
  verify({ headers, body, secrets }: SignedRequest): Verification {
    const text = header(headers, 'x-hub-signature-256');
    if (text === undefined) return reject('signature_missing');
    const signature = text.startsWith(PREFIX) ? fromHex(text.slice(PREFIX.length)) : undefined;
    if (!signature) return reject('signature_malformed');
    if (!anyHmacMatches('sha256', secrets, [body], [signature])) return reject('signature_mismatch');
    const eventId = header(headers, 'x-github-delivery');
    if (eventId === undefined) return reject('event_id_missing');
    return { valid: true, eventId, eventType: header(headers, 'x-github-event') };
  },
};
