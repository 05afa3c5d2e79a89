import { createHash, timingSafeEqual } from 'node:crypto';
import type { JSONValue } from 'json-p3';
import { jsonText, requestJson } from './json-field';
import { anyHmacMatches, contentId, fromBase64, fromHex } from './signatures';
import { timestampProblem } from './timestamps';
import {
  genuine,
  hasSecret,
  header,
  reject,
  type Rejection,
  type SignedRequest,
  type Verification,
  type VerifiedEvent,
  type Verifier,
} from './verifier';

const TOLERANCE_SECONDS = 300;
const METHOD = 'POST';

/** What HubSpot decodes in a URI before it signs it. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/**
 * Source: HubSpot Developers, "Validating requests". The secret is the client secret of the app. HubSpot sends the
 * signatures of several versions at once: the newest one decides.
 */
export const hubspotVerifier: Verifier = {
  name: 'hubspot',
  verify(request: SignedRequest): Verification {
    if (!hasSecret(request.secrets)) return reject('secret_missing');
    const problem =
      header(request.headers, 'x-hubspot-signature-v3') === undefined ? olderProblem(request) : problemOfV3(request);
    return problem ? reject(problem) : { valid: true, events: eventsOf(request) };
  },
};

function problemOfV3({ headers, body, secrets, url, search, now }: SignedRequest): Rejection | undefined {
  const timestamp = header(headers, 'x-hubspot-request-timestamp');
  if (timestamp === undefined) return 'timestamp_missing';
  const late = timestampProblem(timestamp, 'ms', now, TOLERANCE_SECONDS);
  if (late) return late;
  const signature = fromBase64(header(headers, 'x-hubspot-signature-v3') ?? '');
  if (!signature) return 'signature_malformed';
  const uri = url + search;
  const decoded = uri.replace(/%[0-9A-F]{2}/gi, (code) => DECODED[code.toUpperCase()] ?? code);
  // The documentation says decoded; HubSpot's own library takes the URI as it is.
  const matches = [decoded, uri].some((signed) =>
    anyHmacMatches('sha256', secrets, [METHOD, signed, body, timestamp], [signature]),
  );
  return matches ? undefined : 'signature_mismatch';
}

/** Versions 1 and 2 are hashes with the secret at the head, and have no time. */
function olderProblem({ headers, body, secrets, url, search }: SignedRequest): Rejection | undefined {
  const text = header(headers, 'x-hubspot-signature');
  if (text === undefined) return 'signature_missing';
  const signature = fromHex(text);
  if (!signature) return 'signature_malformed';
  const version = header(headers, 'x-hubspot-signature-version') ?? 'v1';
  if (version !== 'v1' && version !== 'v2') return 'signature_malformed';
  const signed = version === 'v1' ? [body] : [METHOD, url + search, body];
  let matches = false;
  for (const secret of secrets.filter((text) => text !== '')) {
    const hash = createHash('sha256').update(secret);
    for (const part of signed) hash.update(part);
    const expected = hash.digest();
    if (signature.length === expected.length && timingSafeEqual(signature, expected)) matches = true;
  }
  return matches ? undefined : 'signature_mismatch';
}

/** HubSpot sends up to a hundred events at once, and repeats each under its own id. */
function eventsOf(request: SignedRequest): VerifiedEvent[] {
  const { body } = request;
  const json = requestJson(request);
  if (!Array.isArray(json) || json.length === 0) return [genuine(contentId([body]), typeOf(json))];
  return json.map((item) => {
    const text = Buffer.from(JSON.stringify(item));
    const ids = ['$.portalId', '$.subscriptionId', '$.eventId'].map((path) => jsonText(item, path));
    const id = ids.includes(undefined) ? contentId([text]) : ids.join(':');
    return { ...genuine(id, typeOf(item)), body: text };
  });
}

const typeOf = (json: JSONValue | undefined) => jsonText(json, '$.subscriptionType') ?? jsonText(json, '$.eventType');
