import { generateKeyPairSync, sign } from 'node:crypto';
import type { SignedRequest, Verification } from '../../../libs/webhooks/src/verification/verifier';
import { NOW, URL_OF_HOOK } from './vectors';

/** Our side: answers nothing for a verifier that does not exist. */
interface Ours {
  verify(
    verifier: string,
    request: Pick<SignedRequest, 'headers' | 'body' | 'secrets'> & Partial<SignedRequest>,
  ): Verification | undefined;
}

interface Agreement {
  readonly verifier: string;
  readonly library: string;
  readonly how: string;
  readonly run: (ours: Ours) => Promise<void>;
}

const BODY = '{"id":"evt_9","type":"thing.done","text":"ü € 😀","list":[1,2,3]}';
const SECONDS = NOW.getTime() / 1_000;
const valid = { valid: true };
const refused = { valid: false, reason: 'signature_mismatch' };

export const agreements: readonly Agreement[] = [
  {
    verifier: 'standard-webhooks',
    library: 'standardwebhooks',
    how: 'it signs, we verify',
    async run(ours) {
      const { Webhook } = await import('standardwebhooks');
      const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
      const signature = new Webhook(secret).sign('msg_2', NOW, BODY);
      const headers = { 'webhook-id': 'msg_2', 'webhook-timestamp': String(SECONDS), 'webhook-signature': signature };
      expect(ours.verify('standard-webhooks', { headers, body: Buffer.from(BODY), secrets: [secret] })).toMatchObject(
        valid,
      );
    },
  },
  {
    verifier: 'svix',
    library: 'svix',
    how: 'it signs, we verify',
    async run(ours) {
      const { Webhook } = await import('svix');
      const secret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
      const signature = new Webhook(secret).sign('msg_3', NOW, BODY);
      const headers = { 'svix-id': 'msg_3', 'svix-timestamp': String(SECONDS), 'svix-signature': signature };
      expect(ours.verify('svix', { headers, body: Buffer.from(BODY), secrets: [secret] })).toMatchObject(valid);
    },
  },
  {
    verifier: 'stripe',
    library: 'stripe',
    how: 'it signs, we verify',
    async run(ours) {
      const { default: Stripe } = await import('stripe');
      const secret = 'whsec_of_stripe';
      const signature = new Stripe('sk_test_none').webhooks.generateTestHeaderString({
        payload: BODY,
        secret,
        timestamp: SECONDS,
      });
      const request = { headers: { 'stripe-signature': signature }, body: Buffer.from(BODY), secrets: [secret] };
      expect(ours.verify('stripe', request)).toMatchObject({
        valid: true,
        events: [{ eventId: 'evt_9', eventType: 'thing.done' }],
      });
      expect(ours.verify('stripe', { ...request, secrets: ['whsec_other'] })).toEqual(refused);
    },
  },
  {
    verifier: 'github',
    library: '@octokit/webhooks-methods',
    how: 'it signs, we verify',
    async run(ours) {
      const { sign: signed } = await import('@octokit/webhooks-methods');
      const headers = { 'x-hub-signature-256': await signed('secret', BODY), 'x-github-delivery': '1' };
      expect(ours.verify('github', { headers, body: Buffer.from(BODY), secrets: ['secret'] })).toMatchObject(valid);
    },
  },
  {
    verifier: 'slack',
    library: '@slack/bolt',
    how: 'both verify the same requests',
    async run(ours) {
      const { verifySlackRequest } = await import('@slack/bolt');
      const { createHmac } = await import('node:crypto');
      const signature = `v0=${createHmac('sha256', 'secret').update(`v0:${SECONDS}:${BODY}`).digest('hex')}`;
      const theirs = (signingSecret: string) => () =>
        verifySlackRequest({
          signingSecret,
          body: BODY,
          headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': SECONDS },
          nowMilliseconds: NOW.getTime(),
        });
      const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': String(SECONDS) };
      const us = (secret: string) => ours.verify('slack', { headers, body: Buffer.from(BODY), secrets: [secret] });
      expect(theirs('secret')).not.toThrow();
      expect(us('secret')).toMatchObject(valid);
      expect(theirs('other')).toThrow();
      expect(us('other')).toEqual(refused);
    },
  },
  {
    verifier: 'linear',
    library: '@linear/sdk',
    how: 'both verify the same requests',
    async run(ours) {
      const { LinearWebhookClient } = await import('@linear/sdk/webhooks');
      const { createHmac } = await import('node:crypto');
      const now = new Date(); // the library asks the clock
      const body = Buffer.from(JSON.stringify({ action: 'create', type: 'Comment', webhookTimestamp: now.getTime() }));
      const signature = createHmac('sha256', 'secret').update(body).digest('hex');
      const headers = { 'linear-signature': signature, 'linear-delivery': '1' };
      const us = (secret: string) => ours.verify('linear', { headers, body, secrets: [secret], now });
      expect(new LinearWebhookClient('secret').verify(body, signature, now.getTime())).toBe(true);
      expect(us('secret')).toMatchObject({ valid: true, events: [{ eventType: 'Comment.create' }] });
      expect(() => new LinearWebhookClient('other').verify(body, signature, now.getTime())).toThrow();
      expect(us('other')).toEqual(refused);
    },
  },
  {
    verifier: 'twilio',
    library: 'twilio',
    how: 'it signs forms and JSON, we verify',
    async run(ours) {
      const { default: twilio } = await import('twilio');
      const fields = { MessageSid: 'SM1', MessageStatus: 'delivered', Body: 'ü € & =', AccountSid: 'AC1' };
      const form = twilio.getExpectedTwilioSignature('token', URL_OF_HOOK, fields);
      const body = Buffer.from(new URLSearchParams(fields).toString());
      expect(
        ours.verify('twilio', { headers: { 'x-twilio-signature': form }, body, secrets: ['token'] }),
      ).toMatchObject({
        valid: true,
        events: [{ eventId: 'SM1:delivered', eventType: 'message.delivered' }],
      });
      const search = `?a=b&bodySHA256=${twilio.getExpectedBodyHash(BODY)}`;
      const json = twilio.getExpectedTwilioSignature('token', URL_OF_HOOK + search, {});
      const request = { headers: { 'x-twilio-signature': json }, search, secrets: ['token'] };
      expect(ours.verify('twilio', { ...request, body: Buffer.from(BODY) })).toMatchObject(valid);
      expect(ours.verify('twilio', { ...request, body: Buffer.from(`${BODY} `) })).toEqual(refused);
    },
  },
  {
    verifier: 'hubspot',
    library: '@hubspot/api-client',
    how: 'it signs versions 1, 2 and 3, we verify',
    async run(ours) {
      const { Signature } = await import('@hubspot/api-client');
      const search = '?q=a%20b%2Fc';
      const signed = {
        clientSecret: 'secret',
        requestBody: BODY,
        url: URL_OF_HOOK + search,
        timestamp: NOW.getTime(),
        signature: '',
      };
      const common = { body: Buffer.from(BODY), secrets: ['secret'], search };
      for (const version of ['v1', 'v2'] as const) {
        const headers = {
          'x-hubspot-signature': String(Signature.getSignature('POST', version, signed)),
          'x-hubspot-signature-version': version,
        };
        expect(ours.verify('hubspot', { ...common, headers })).toMatchObject(valid);
      }
      const headers = {
        'x-hubspot-signature-v3': String(Signature.getSignature('POST', 'v3', signed)),
        'x-hubspot-request-timestamp': String(NOW.getTime()),
      };
      expect(ours.verify('hubspot', { ...common, headers })).toMatchObject(valid);
      expect(ours.verify('hubspot', { ...common, headers, secrets: ['other'] })).toEqual(refused);
    },
  },
  {
    verifier: 'shopify',
    library: '@shopify/shopify-api',
    how: 'it signs, we verify',
    async run(ours) {
      await import('@shopify/shopify-api/adapters/node');
      const { createSHA256HMAC } = await import('@shopify/shopify-api/runtime');
      const headers = { 'x-shopify-hmac-sha256': await createSHA256HMAC('secret', BODY), 'x-shopify-webhook-id': '1' };
      expect(ours.verify('shopify', { headers, body: Buffer.from(BODY), secrets: ['secret'] })).toMatchObject(valid);
    },
  },
  {
    verifier: 'discord',
    library: 'discord-interactions',
    how: 'both verify the same requests',
    async run(ours) {
      const { verifyKey } = await import('discord-interactions');
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
      const signature = sign(null, Buffer.from(`${SECONDS}{"type":1}`), privateKey).toString('hex');
      const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': String(SECONDS) };
      const us = (body: string) => ours.verify('discord', { headers, body: Buffer.from(body), secrets: [key] });
      expect(await verifyKey('{"type":1}', signature, String(SECONDS), key)).toBe(true);
      expect(us('{"type":1}')).toMatchObject({ valid: true, events: [], reply: { status: 200, body: '{"type":1}' } });
      expect(await verifyKey('{"type":0}', signature, String(SECONDS), key)).toBe(false);
      expect(us('{"type":0}')).toEqual(refused);
    },
  },
];
