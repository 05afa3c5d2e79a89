import { hmacVerifier } from './hmac-scheme';
import { jsonText } from './json-field';

/**
 * Source: Slack API, "Verifying requests from Slack" and "url_verification event".
 *
 * Events have an id, which Slack repeats when it tries again. Commands and interactions are forms and have none: they
 * are never repeated, and their hash tells them apart.
 */
export const slackVerifier = hmacVerifier({
  name: 'slack',
  signature: { header: 'x-slack-signature', prefix: 'v0=', encoding: 'hex' },
  signed: [{ text: 'v0:' }, 'timestamp', { text: ':' }, 'body'],
  timestamp: { header: 'x-slack-request-timestamp', unit: 's', toleranceSeconds: 300 },
  eventId: [{ path: '$.event_id' }],
  withoutId: 'hash',
  eventType: (_, json) => jsonText(json(), '$.event.type') ?? jsonText(json(), '$.type'),
  handshake: (json) => {
    const challenge = jsonText(json(), '$.type') === 'url_verification' ? jsonText(json(), '$.challenge') : undefined;
    if (challenge === undefined) return undefined;
    return { status: 200, contentType: 'text/plain; charset=utf-8', body: challenge };
  },
});
