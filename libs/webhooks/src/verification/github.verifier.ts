import { hmacVerifier } from './hmac-scheme';
import { header } from './verifier';

/**
 * Source: GitHub Docs, "Validating webhook deliveries" and "Webhook events and payloads: delivery headers".
 *
 * The signature covers the body alone. Whoever gets hold of one signed request can repeat it under a new delivery id
 * or event type, but never change its body. The body's hash would be no better an id: GitHub sends equal bodies for
 * different events, such as two workflow dispatches with the same inputs, and the second one would be lost.
 */
export const githubVerifier = hmacVerifier({
  name: 'github',
  signature: { header: 'x-hub-signature-256', prefix: 'sha256=', encoding: 'hex' },
  signed: ['body'],
  eventId: [{ header: 'x-github-delivery' }],
  withoutId: 'reject',
  eventType: (headers) => header(headers, 'x-github-event'),
});
