import { genericSample } from './generic-sample';
import { hmac, type SampleMaker, type SampleOrder, seconds, valueAt } from './sample-event';

const ABOUT = { test: true, message: 'A test event that an operator sent from Signalbox.' };

/** The body as JSON: what is usual, then what the caller wants. */
const json = ({ payload }: SampleOrder, usual: object) => JSON.stringify({ ...usual, ...ABOUT, ...payload });

const github: SampleMaker = (order) => {
  const body = json(order, { action: 'opened', issue: { number: 1, title: 'A test' } });
  const signature = hmac('sha256', order.secret, [body], 'hex');
  return {
    body,
    headers: {
      'x-github-event': order.eventType ?? 'issues',
      'x-github-delivery': order.id,
      'x-hub-signature-256': `sha256=${signature}`,
    },
  };
};

const standard =
  (names: 'webhook' | 'svix'): SampleMaker =>
  (order) => {
    // With a public key alone nothing can be signed.
    if (order.secret.startsWith('whpk_')) return undefined;
    const { typePath = '$.type' } = order.settings as { typePath?: string };
    const body = json(order, valueAt(typePath, order.eventType ?? 'test.event'));
    const [id, timestamp] = [`msg_${order.id}`, seconds(order.now)];
    const key = Buffer.from(order.secret.replace(/^whsec_/, ''), 'base64');
    const signature = hmac('sha256', key, [`${id}.${timestamp}.`, body], 'base64');
    const headers = {
      [`${names}-id`]: id,
      [`${names}-timestamp`]: timestamp,
      [`${names}-signature`]: `v1,${signature}`,
    };
    return { body, headers };
  };

const gitlab: SampleMaker = (order) => {
  const kind = { 'x-gitlab-event': order.eventType ?? 'Push Hook' };
  if (order.secret.startsWith('whsec_')) {
    const signed = standard('webhook')(order);
    return signed && { body: signed.body, headers: { ...signed.headers, ...kind } };
  }
  const body = json(order, { object_kind: 'push', ref: 'refs/heads/main' });
  return { body, headers: { ...kind, 'x-gitlab-token': order.secret, 'idempotency-key': order.id } };
};

const stripe: SampleMaker = (order) => {
  const type = order.eventType ?? 'payment_intent.succeeded';
  const object = { id: `pi_${order.id}`, object: 'payment_intent', amount: 100, currency: 'eur' };
  const body = json(order, { id: `evt_${order.id}`, object: 'event', type, livemode: false, data: { object } });
  const timestamp = seconds(order.now);
  const signature = hmac('sha256', order.secret, [timestamp, '.', body], 'hex');
  return { body, headers: { 'stripe-signature': `t=${timestamp},v1=${signature}` } };
};

const slack: SampleMaker = (order) => {
  const event = { type: order.eventType ?? 'message', text: 'A test' };
  const body = json(order, { type: 'event_callback', event_id: `Ev${order.id}`, event });
  const timestamp = seconds(order.now);
  const signature = hmac('sha256', order.secret, ['v0:', timestamp, ':', body], 'hex');
  return { body, headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` } };
};

const shopify: SampleMaker = (order) => {
  const body = json(order, { id: 1, name: '#1001', total_price: '1.00' });
  return {
    body,
    headers: {
      'x-shopify-topic': order.eventType ?? 'orders/create',
      'x-shopify-webhook-id': order.id,
      'x-shopify-hmac-sha256': hmac('sha256', order.secret, [body], 'base64'),
    },
  };
};

const linear: SampleMaker = (order) => {
  const [type = 'Issue', action = 'create'] = (order.eventType ?? 'Issue.create').split('.');
  const data = { id: order.id, title: 'A test' };
  const body = json(order, { type, action, data, webhookTimestamp: order.now.getTime() });
  return {
    body,
    headers: { 'linear-delivery': order.id, 'linear-signature': hmac('sha256', order.secret, [body], 'hex') },
  };
};

const attio: SampleMaker = (order) => {
  const event = { event_type: order.eventType ?? 'record.created', ...ABOUT, ...order.payload };
  const body = JSON.stringify({ webhook_id: order.id, events: [event] });
  return {
    body,
    headers: { 'idempotency-key': order.id, 'attio-signature': hmac('sha256', order.secret, [body], 'hex') },
  };
};

const chatwoot: SampleMaker = (order) => {
  const body = json(order, { event: order.eventType ?? 'message_created', content: 'A test' });
  const timestamp = seconds(order.now);
  const signature = hmac('sha256', order.secret, [timestamp, '.', body], 'hex');
  return {
    body,
    headers: {
      'x-chatwoot-timestamp': timestamp,
      'x-chatwoot-delivery': order.id,
      'x-chatwoot-signature': `sha256=${signature}`,
    },
  };
};

const hubspot: SampleMaker = (order) => {
  const subscriptionType = order.eventType ?? 'contact.creation';
  const ids = { eventId: order.now.getTime(), subscriptionId: 1, portalId: 1 };
  const body = JSON.stringify([{ ...ids, subscriptionType, objectId: 1, ...ABOUT, ...order.payload }]);
  const timestamp = String(order.now.getTime());
  const signature = hmac('sha256', order.secret, ['POST', order.url, body, timestamp], 'base64');
  return {
    body,
    headers: { 'x-hubspot-request-timestamp': timestamp, 'x-hubspot-signature-v3': signature },
  };
};

const twilio: SampleMaker = (order) => {
  const status = (order.eventType ?? 'message.delivered').replace(/^message\./, '');
  const fields: Record<string, unknown> = {
    MessageSid: `SM${order.id.replaceAll('-', '')}`,
    MessageStatus: status,
    Body: ABOUT.message,
    ...order.payload,
  };
  const pairs = Object.entries(fields).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
  );
  const sorted = pairs.toSorted(([one], [other]) => (one < other ? -1 : 1)).flat();
  return {
    body: new URLSearchParams(pairs).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': hmac('sha1', order.secret, [order.url, ...sorted], 'base64'),
    },
  };
};

/** How a sample of each scheme is made, by its name. Discord's are signed with a key that Discord alone has. */
export const SAMPLE_MAKERS: ReadonlyMap<string, SampleMaker> = new Map(
  Object.entries({
    attio,
    chatwoot,
    discord: () => undefined,
    generic: genericSample,
    github,
    gitlab,
    hubspot,
    linear,
    shopify,
    slack,
    'standard-webhooks': standard('webhook'),
    stripe,
    svix: standard('svix'),
    twilio,
  }),
);
