import { createHmac, randomUUID } from 'node:crypto';
import { type SignedValue, templateParts } from '@app/connectors';

/** A test event to be signed. */
export interface TestEvent {
  readonly type: string;
  readonly body: Buffer;
  readonly secret: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

type Headers = Record<string, string>;
type Signer = (event: TestEvent) => Headers;

const hmac = (secret: string | Buffer, parts: readonly (string | Buffer)[], algorithm = 'sha256') => {
  const mac = createHmac(algorithm, secret);
  for (const part of parts) mac.update(part);
  return mac;
};
const seconds = () => String(Math.floor(Date.now() / 1_000));

/** Source: the Standard Webhooks specification, version 1, "Signature scheme". */
const standard: Signer = ({ body, secret }) => {
  const [id, timestamp] = [`msg_${randomUUID()}`, seconds()];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = `v1,${hmac(key, [`${id}.${timestamp}.`, body]).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
};

/** As the connector's own settings say. */
const generic: Signer = ({ type, body, secret, settings }) => {
  const rules = settings['verification'] as GenericRules;
  const id = randomUUID();
  const timestamp = rules.timestampUnit === 'ms' ? String(Date.now()) : seconds();
  const values: Record<SignedValue, string | Buffer> = { body, timestamp, id, url: '' };
  const signed = templateParts(rules.template).map((part) => ('text' in part ? part.text : values[part.value]));
  return {
    [rules.signatureHeader]: `${rules.prefix}${hmac(secret, signed, rules.algorithm).digest(rules.encoding)}`,
    ...(rules.timestampHeader && { [rules.timestampHeader]: timestamp }),
    ...(rules.idHeader && { [rules.idHeader]: id }),
    ...(rules.typeHeader && { [rules.typeHeader]: type }),
  };
};

interface GenericRules {
  readonly signatureHeader: string;
  readonly algorithm: string;
  readonly encoding: 'hex' | 'base64';
  readonly prefix: string;
  readonly template: string;
  readonly timestampHeader?: string;
  readonly timestampUnit: 's' | 'ms';
  readonly idHeader?: string;
  readonly typeHeader?: string;
}

/** How the third party of a connector type signs; each as its verifier in libs/webhooks cites it. */
const SIGNERS: Readonly<Record<string, Signer>> = {
  github: ({ type, body, secret }) => ({
    'x-github-event': type,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${hmac(secret, [body]).digest('hex')}`,
  }),
  gitlab: (event) => ({
    ...(event.secret.startsWith('whsec_')
      ? standard(event)
      : { 'x-gitlab-token': event.secret, 'idempotency-key': randomUUID() }),
    'x-gitlab-event': event.type,
  }),
  shopify: ({ type, body, secret }) => ({
    'x-shopify-topic': type,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-hmac-sha256': hmac(secret, [body]).digest('base64'),
  }),
  stripe: ({ body, secret }) => {
    const time = seconds();
    return { 'stripe-signature': `t=${time},v1=${hmac(secret, [time, '.', body]).digest('hex')}` };
  },
  slack: ({ body, secret }) => {
    const time = seconds();
    const signature = `v0=${hmac(secret, ['v0:', time, ':', body]).digest('hex')}`;
    return { 'x-slack-request-timestamp': time, 'x-slack-signature': signature };
  },
  linear: ({ body, secret }) => ({
    'linear-delivery': randomUUID(),
    'linear-signature': hmac(secret, [body]).digest('hex'),
  }),
  chatwoot: ({ body, secret }) => {
    const time = seconds();
    const signature = `sha256=${hmac(secret, [time, '.', body]).digest('hex')}`;
    return { 'x-chatwoot-timestamp': time, 'x-chatwoot-delivery': randomUUID(), 'x-chatwoot-signature': signature };
  },
  'standard-webhooks': standard,
  http: generic,
};

/** Connector types that a test event can be signed for. */
export const SIGNED_TYPES: readonly string[] = Object.keys(SIGNERS);

/** The headers that prove the event to the connector's verifier. */
export function signatureHeaders(connectorType: string, event: TestEvent): Headers {
  const signer = SIGNERS[connectorType];
  if (!signer) throw new TypeError(`no signer for ${connectorType}`);
  return signer(event);
}

/** A small event that the verifier can read type and id of; Linear's type is made of two fields. */
export function sampleBody(connectorType: string, type: string): Buffer {
  const [object = type, action = 'test'] = type.split('.');
  const sample = {
    id: `evt_${randomUUID()}`,
    event_id: randomUUID(),
    type: connectorType === 'linear' ? object : type,
    action,
    event: type,
    webhookTimestamp: Date.now(),
    test: true,
    message: 'A test event of signalbox send.',
  };
  return Buffer.from(JSON.stringify(sample));
}
