import { hmacVerifier } from './hmac-scheme';
import { jsonText } from './json-field';

/**
 * Source: Linear Developers, "Webhooks: securing webhooks". The time is a part of the signed body. A type says what
 * happened to what, such as `Issue.create`.
 */
export const linearVerifier = hmacVerifier({
  name: 'linear',
  signature: { header: 'linear-signature', encoding: 'hex' },
  signed: ['body'],
  bodyTimestamp: { path: '$.webhookTimestamp', unit: 'ms', toleranceSeconds: 60 },
  eventId: [{ header: 'linear-delivery' }],
  withoutId: 'reject',
  eventType: (_, json) => {
    const type = jsonText(json(), '$.type');
    const action = jsonText(json(), '$.action');
    return type !== undefined && action !== undefined ? `${type}.${action}` : type;
  },
});
