import { hmacVerifier } from './hmac-scheme';
import { jsonText } from './json-field';

/** Source: Chatwoot developer docs, "Webhooks: verifying the signature". */
export const chatwootVerifier = hmacVerifier({
  name: 'chatwoot',
  signature: { header: 'x-chatwoot-signature', prefix: 'sha256=', encoding: 'hex' },
  signed: ['timestamp', { text: '.' }, 'body'],
  timestamp: { header: 'x-chatwoot-timestamp', unit: 's', toleranceSeconds: 300 },
  eventId: [{ header: 'x-chatwoot-delivery' }],
  withoutId: 'hash',
  eventType: (_, json) => jsonText(json(), '$.event'),
});
