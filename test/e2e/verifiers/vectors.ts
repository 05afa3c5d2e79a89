import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';

/** A genuine request of a provider, for the tests and for docs/verifiers.md. */
export interface Vector {
  readonly verifier: string;
  readonly name: string;
  /** Who says that it is genuine. */
  readonly source: string;
  readonly secret: string;
  /** Headers that the signature covers, or that are the signature. */
  readonly signedHeaders: Readonly<Record<string, string>>;
  readonly otherHeaders?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly url?: string;
  readonly search?: string;
  readonly now: Date;
  readonly events: readonly { readonly eventId: string; readonly eventType?: string }[];
  /** The same signature in another spelling is no forgery. */
  readonly sameSignature?: (header: string, value: string) => boolean;
}

export const NOW = new Date('2025-06-01T12:00:00.000Z');
export const URL_OF_HOOK = 'https://signalbox.example/hooks/key';
const SECONDS = String(NOW.getTime() / 1_000);
const MILLISECONDS = String(NOW.getTime());
const hmac = (key: string | Buffer, ...parts: string[]) => createHmac('sha256', key).update(parts.join(''));
const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const anyCase = (_: string, value: string) => value.toLowerCase() === value || value.toUpperCase() === value;

const slackBody = '{"type":"event_callback","event_id":"Ev0PV52K25","event":{"type":"app_mention","text":"hello"}}';
const linearBody = `{"action":"update","type":"Issue","data":{"id":"1"},"webhookTimestamp":${MILLISECONDS}}`;
const attioBody =
  '{"webhook_id":"w","events":[{"event_type":"record.created","id":1},{"event_type":"record.updated","id":2}]}';
const hubspotItem = '{"eventId":100,"subscriptionId":25,"portalId":33,"subscriptionType":"contact.creation"}';
const hubspotBody = `[${hubspotItem},${hubspotItem.replace('100', '101')}]`;
const discordBody =
  '{"version":1,"application_id":"1234","type":1,"event":{"type":"APPLICATION_AUTHORIZED","data":{}}}';
const stripeBody = '{"id":"evt_1","type":"charge.succeeded","data":{}}';
const twilioJson = '{"CallSid":"CA1","event":"done"}';
const discordKeys = generateKeyPairSync('ed25519');
const discordKey = discordKeys.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
const standardKey = Buffer.alloc(32, 5);
const hubspotSigned = (...parts: string[]) => createHash('sha256').update(parts.join('')).digest('hex');
const bodyHash = `?bodySHA256=${createHash('sha256').update(twilioJson).digest('hex')}`;

export const VECTORS: readonly Vector[] = [
  {
    verifier: 'standard-webhooks',
    name: 'published',
    source: 'Standard Webhooks, libraries',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    signedHeaders: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    now: new Date(1614265330_000),
    events: [{ eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek' }],
  },
  {
    verifier: 'svix',
    name: 'published, under the first names',
    source: 'Svix, libraries',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    signedHeaders: {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    now: new Date(1614265330_000),
    events: [{ eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek' }],
  },
  {
    verifier: 'github',
    name: 'published',
    source: 'GitHub Docs, Validating webhook deliveries',
    secret: "It's a Secret to Everybody",
    signedHeaders: {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    otherHeaders: { 'x-github-delivery': '72d3162e', 'x-github-event': 'push' },
    body: 'Hello, World!',
    now: NOW,
    events: [{ eventId: '72d3162e', eventType: 'push' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'stripe',
    name: 'two signatures while a secret is rolled',
    source: 'Stripe Docs, Verify webhook signatures manually',
    secret: 'whsec_stripe',
    signedHeaders: {
      'stripe-signature': `t=${SECONDS},v1=${hmac('former', SECONDS, '.', stripeBody).digest('hex')},v1=${hmac('whsec_stripe', SECONDS, '.', stripeBody).digest('hex')},v0=${'0'.repeat(64)}`,
    },
    body: stripeBody,
    now: NOW,
    events: [{ eventId: 'evt_1', eventType: 'charge.succeeded' }],
    sameSignature: (_, value) =>
      value.startsWith(`t=${SECONDS},`) &&
      value.toLowerCase().includes(hmac('whsec_stripe', SECONDS, '.', stripeBody).digest('hex')),
  },
  {
    verifier: 'slack',
    name: 'published',
    source: 'Slack API, Verifying requests from Slack',
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    signedHeaders: {
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      'x-slack-request-timestamp': '1531420618',
    },
    body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    now: new Date(1531420618_000),
    events: [
      {
        eventId: sha256(
          'v0:1531420618:token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
        ),
      },
    ],
    sameSignature: anyCase,
  },
  {
    verifier: 'slack',
    name: 'an event',
    source: 'Slack API, Events API',
    secret: 'slack-secret',
    signedHeaders: {
      'x-slack-signature': `v0=${hmac('slack-secret', `v0:${SECONDS}:`, slackBody).digest('hex')}`,
      'x-slack-request-timestamp': SECONDS,
    },
    body: slackBody,
    now: NOW,
    events: [{ eventId: 'Ev0PV52K25', eventType: 'app_mention' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'shopify',
    name: 'an order',
    source: 'Shopify Dev Docs, Validate the origin of your webhook',
    secret: 'shopify-app-secret',
    signedHeaders: {
      'x-shopify-hmac-sha256': hmac('shopify-app-secret', '{"id":820982911946154508}').digest('base64'),
    },
    otherHeaders: { 'x-shopify-webhook-id': 'b54557e4', 'x-shopify-topic': 'orders/create' },
    body: '{"id":820982911946154508}',
    now: NOW,
    events: [{ eventId: 'b54557e4', eventType: 'orders/create' }],
  },
  {
    verifier: 'linear',
    name: 'an issue',
    source: 'Linear Developers, Webhooks',
    secret: 'lin_wh_secret',
    signedHeaders: { 'linear-signature': hmac('lin_wh_secret', linearBody).digest('hex') },
    otherHeaders: { 'linear-delivery': '234d1a4e' },
    body: linearBody,
    now: NOW,
    events: [{ eventId: '234d1a4e', eventType: 'Issue.update' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'chatwoot',
    name: 'a message',
    source: 'Chatwoot developer docs, Webhooks',
    secret: 'chatwoot-secret',
    signedHeaders: {
      'x-chatwoot-signature': `sha256=${hmac('chatwoot-secret', SECONDS, '.', '{"event":"message_created"}').digest('hex')}`,
      'x-chatwoot-timestamp': SECONDS,
    },
    otherHeaders: { 'x-chatwoot-delivery': 'd1' },
    body: '{"event":"message_created"}',
    now: NOW,
    events: [{ eventId: 'd1', eventType: 'message_created' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'attio',
    name: 'two records at once',
    source: 'Attio Docs, Webhooks',
    secret: 'attio-secret',
    signedHeaders: { 'attio-signature': hmac('attio-secret', attioBody).digest('hex') },
    otherHeaders: { 'idempotency-key': 'a9' },
    body: attioBody,
    now: NOW,
    events: [
      { eventId: 'a9:0', eventType: 'record.created' },
      { eventId: 'a9:1', eventType: 'record.updated' },
    ],
    sameSignature: anyCase,
  },
  {
    verifier: 'gitlab',
    name: 'with a signing token',
    source: 'GitLab Docs, Webhooks',
    secret: `whsec_${standardKey.toString('base64')}`,
    signedHeaders: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': SECONDS,
      'webhook-signature': `v1,${hmac(standardKey, `msg_1.${SECONDS}.`, '{"ref":"main"}').digest('base64')}`,
    },
    otherHeaders: { 'x-gitlab-event': 'Push Hook' },
    body: '{"ref":"main"}',
    now: NOW,
    events: [{ eventId: 'msg_1', eventType: 'Push Hook' }],
  },
  {
    verifier: 'twilio',
    name: 'published: a call, as a form',
    source: 'Twilio Docs, Validating signatures from Twilio',
    secret: '12345',
    signedHeaders: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
    url: 'https://mycompany.com/myapp.php',
    search: '?foo=1&bar=2',
    body: 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212',
    now: NOW,
    events: [{ eventId: 'CA1234567890ABCDE:' }],
  },
  {
    verifier: 'twilio',
    name: 'JSON, whose hash is in the URL',
    source: 'Twilio Docs, Validating signatures from Twilio',
    secret: '12345',
    signedHeaders: {
      'x-twilio-signature': createHmac('sha1', '12345')
        .update(URL_OF_HOOK + bodyHash)
        .digest('base64'),
    },
    search: bodyHash,
    body: twilioJson,
    now: NOW,
    events: [{ eventId: sha256(URL_OF_HOOK + bodyHash + twilioJson) }],
  },
  {
    verifier: 'hubspot',
    name: 'version 3, two events at once',
    source: 'HubSpot Developers, Validating requests',
    secret: 'hubspot-secret',
    signedHeaders: {
      'x-hubspot-signature-v3': hmac('hubspot-secret', 'POST', URL_OF_HOOK, hubspotBody, MILLISECONDS).digest('base64'),
      'x-hubspot-request-timestamp': MILLISECONDS,
    },
    body: hubspotBody,
    now: NOW,
    events: [
      { eventId: '33:25:100', eventType: 'contact.creation' },
      { eventId: '33:25:101', eventType: 'contact.creation' },
    ],
  },
  {
    verifier: 'hubspot',
    name: 'version 2',
    source: 'HubSpot Developers, Validating requests',
    secret: 'hubspot-secret',
    signedHeaders: { 'x-hubspot-signature': hubspotSigned('hubspot-secret', 'POST', URL_OF_HOOK, hubspotBody) },
    otherHeaders: { 'x-hubspot-signature-version': 'v2' },
    body: hubspotBody,
    now: NOW,
    events: [{ eventId: '33:25:100' }, { eventId: '33:25:101' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'hubspot',
    name: 'version 1',
    source: 'HubSpot Developers, Validating requests',
    secret: 'hubspot-secret',
    signedHeaders: { 'x-hubspot-signature': hubspotSigned('hubspot-secret', hubspotBody) },
    otherHeaders: { 'x-hubspot-signature-version': 'v1' },
    body: hubspotBody,
    now: NOW,
    events: [{ eventId: '33:25:100' }, { eventId: '33:25:101' }],
    sameSignature: anyCase,
  },
  {
    verifier: 'discord',
    name: 'an event',
    source: 'Discord Developer Docs, Webhook events',
    secret: discordKey,
    signedHeaders: {
      'x-signature-ed25519': sign(null, Buffer.from(SECONDS + discordBody), discordKeys.privateKey).toString('hex'),
      'x-signature-timestamp': SECONDS,
    },
    body: discordBody,
    now: NOW,
    events: [{ eventId: sha256(discordBody), eventType: 'APPLICATION_AUTHORIZED' }],
    sameSignature: anyCase,
  },
];
