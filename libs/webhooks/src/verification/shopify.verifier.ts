import { hmacVerifier } from './hmac-scheme';
import { header } from './verifier';

/** Source: Shopify Dev Docs, "Validate the origin of your webhook" and "Webhooks: headers". */
export const shopifyVerifier = hmacVerifier({
  name: 'shopify',
  signature: { header: 'x-shopify-hmac-sha256', encoding: 'base64' },
  signed: ['body'],
  eventId: [{ header: 'x-shopify-webhook-id' }],
  withoutId: 'reject',
  eventType: (headers) => header(headers, 'x-shopify-topic'),
});
