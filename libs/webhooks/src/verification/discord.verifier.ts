import { ed25519Key, ed25519Matches } from './ed25519';
import { jsonText, jsonValues, requestJson } from './json-field';
import { contentId, fromHex } from './signatures';
import {
  genuine,
  handshake,
  hasSecret,
  header,
  reject,
  type SignedRequest,
  type Verification,
  type Verifier,
} from './verifier';

/** Discord takes an event as delivered only when it hears this. */
const RECEIVED = { status: 204 };

/**
 * Source: Discord Developer Docs, "Webhook events" and "Interactions: setting up an endpoint". The secret is the public
 * key of the app, in hex. Discord sends no id, and probes with bad signatures, which have to be refused with 401.
 */
export const discordVerifier: Verifier = {
  name: 'discord',
  verify({ headers, body, secrets }: SignedRequest): Verification {
    if (!hasSecret(secrets)) return reject('secret_missing');
    const keys = secrets.map((secret) => ed25519Key(fromHex(secret))).filter((key) => key !== undefined);
    if (keys.length === 0) return reject('secret_malformed');
    const text = header(headers, 'x-signature-ed25519');
    if (text === undefined) return reject('signature_missing');
    const signature = fromHex(text);
    if (!signature) return reject('signature_malformed');
    const timestamp = header(headers, 'x-signature-timestamp');
    if (timestamp === undefined) return reject('timestamp_missing');
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    if (!keys.some((key) => ed25519Matches(key, signed, signature))) return reject('signature_mismatch');

    const json = requestJson({ headers, body });
    const type = jsonText(json, '$.type');
    const event = json === undefined ? undefined : jsonValues(json, '$.event')?.[0];
    if (type === '0') return handshake(RECEIVED);
    if (type === '1' && event === undefined) {
      return handshake({ status: 200, contentType: 'application/json', body: '{"type":1}' });
    }
    const eventType = event === undefined ? type && `interaction.${type}` : jsonText(event, '$.type');
    // The time in the header is that of this try: the body alone tells an event from another.
    const reply = event === undefined ? undefined : RECEIVED;
    return { valid: true, events: [genuine(contentId([body]), eventType)], reply };
  },
};
