import { jsonText, parseJson } from './json-field';
import { anyHmacMatches, contentId, fromBase64, fromHex, type HmacAlgorithm } from './signatures';
import { timestampProblem } from './timestamps';
import { header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

/** `settings.verification` of an `http` connector; the catalogue fills the defaults in. */
interface GenericSettings {
  readonly signatureHeader: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  readonly prefix: string;
  readonly template: string;
  readonly timestampHeader?: string;
  readonly timestampUnit: 's' | 'ms';
  readonly toleranceSeconds: number;
  readonly idHeader?: string;
  readonly idPath?: string;
  readonly typeHeader?: string;
  readonly typePath?: string;
}

/** An HMAC signature as the connector's settings describe it. */
export const genericVerifier: Verifier = {
  name: 'generic',
  globalEventIds: false,
  verify(request: SignedRequest): Verification {
    const settings = request.settings.verification as GenericSettings | undefined;
    if (!settings) return reject('verification_not_configured');
    const { headers, body, secrets, now } = request;

    const text = header(headers, settings.signatureHeader);
    if (text === undefined) return reject('signature_missing');
    const decode = settings.encoding === 'hex' ? fromHex : fromBase64;
    const signature = text.startsWith(settings.prefix) ? decode(text.slice(settings.prefix.length)) : undefined;
    if (!signature) return reject('signature_malformed');

    const timestamp = settings.timestampHeader && header(headers, settings.timestampHeader);
    if (settings.timestampHeader !== undefined) {
      if (!timestamp) return reject('timestamp_missing');
      const late = timestampProblem(timestamp, settings.timestampUnit, now, settings.toleranceSeconds);
      if (late) return reject(late);
    }

    const id = settings.idHeader && header(headers, settings.idHeader);
    const signed = fill(settings.template, { body, timestamp: timestamp ?? '', id: id ?? '', url: request.url });
    if (!anyHmacMatches(settings.algorithm, secrets, signed, [signature])) return reject('signature_mismatch');

    // Read only now: nothing of an unproven body is parsed.
    const json = settings.idPath !== undefined || settings.typePath !== undefined ? parseJson(body) : undefined;
    const eventId = id || (settings.idPath === undefined ? undefined : jsonText(json, settings.idPath));
    const eventType =
      (settings.typeHeader && header(headers, settings.typeHeader)) ||
      (settings.typePath === undefined ? undefined : jsonText(json, settings.typePath));
    return { valid: true, eventId: eventId ?? contentId(body), eventType };
  },
};

/** The signed parts in their order; the body stays the bytes it is. */
function fill(template: string, values: { body: Buffer; timestamp: string; id: string; url: string }) {
  return template
    .split(/(\{(?:body|timestamp|id|url)\})/)
    .filter((part) => part !== '')
    .map((part) => values[part.slice(1, -1) as keyof typeof values] ?? part);
}
