import { jsonText, requestJson } from './json-field';
import { anyHmacMatches, contentId, fromHex } from './signatures';
import { timestampProblem } from './timestamps';
import { accept, hasSecret, header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

const TOLERANCE_SECONDS = 300;
/** More are not looked at: Stripe sends two at most, while a secret is rolled. */
const MOST_SIGNATURES = 10;

/**
 * Source: Stripe Docs, "Verify webhook signatures manually". The whole secret, `whsec_` and all, is the key. Stripe's own
 * libraries refuse only what is too old; a time in the future comes from a clock that is ahead.
 */
export const stripeVerifier: Verifier = {
  name: 'stripe',
  verify({ headers, body, secrets, now }: SignedRequest): Verification {
    if (!hasSecret(secrets)) return reject('secret_missing');
    const text = header(headers, 'stripe-signature');
    if (text === undefined) return reject('signature_missing');
    const items = text.split(',').map((item) => item.trim());
    const timestamp = valuesOf(items, 't')[0];
    if (timestamp === undefined) return reject('timestamp_missing');
    const late = timestampProblem(timestamp, 's', now, TOLERANCE_SECONDS);
    if (late && late !== 'timestamp_in_future') return reject(late);
    const signatures = valuesOf(items, 'v1').map(fromHex);
    const readable = signatures.filter((signature) => signature !== undefined).slice(0, MOST_SIGNATURES);
    if (readable.length === 0) return reject('signature_malformed');
    const signed = [timestamp, '.', body];
    if (!anyHmacMatches('sha256', secrets, signed, readable)) return reject('signature_mismatch');
    const json = requestJson({ headers, body });
    return accept(jsonText(json, '$.id') ?? contentId(signed), jsonText(json, '$.type'));
  },
};

function valuesOf(items: readonly string[], name: string): string[] {
  return items.filter((item) => item.startsWith(`${name}=`)).map((item) => item.slice(name.length + 1));
}
