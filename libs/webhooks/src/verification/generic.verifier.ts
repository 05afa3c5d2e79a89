import { idDelimiters, templateParts } from '@app/connectors';
import { jsonText, requestJson } from './json-field';
import { anyHmacMatches, contentId, fromBase64, fromHex, type HmacAlgorithm } from './signatures';
import { timestampProblem } from './timestamps';
import { accept, hasSecret, header, reject, type SignedRequest, type Verification, type Verifier } from './verifier';

/** `settings.verification` of an `http` connector; the catalogue fills the defaults in. */
export interface GenericSettings {
  readonly signatureHeader: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  readonly prefix: string;
  readonly template: string;
  readonly timestampHeader?: string;
  readonly timestampUnit: 's' | 'ms';
  readonly toleranceSeconds: number;
  readonly idHeader?: string;
  readonly trustUnsignedId?: boolean;
  readonly idPath?: string;
  readonly typeHeader?: string;
  readonly typePath?: string;
}

/**
 * An HMAC signature as the connector's settings describe it.
 *
 * The event's id decides what counts as a duplicate, so it has to be proven: it is the id header if the template signs
 * it, else the body's `idPath`, else the hash of all that is signed. An id header that is not signed is used only with
 * `trustUnsignedId`: many providers (GitHub, Shopify, Linear) sign the body alone and their own retries can be told by
 * the header only, at the price that whoever gets hold of one signed request can repeat that event under new ids.
 * A type header is signed by no scheme of this kind; with a proven id a changed one is a duplicate.
 */
export const genericVerifier: Verifier = {
  name: 'generic',
  verify(request: SignedRequest): Verification {
    const settings = request.settings.verification as GenericSettings | undefined;
    if (!settings) return reject('verification_not_configured');
    const { headers, body, secrets, now } = request;
    const parts = templateParts(settings.template);
    const signs = (name: string) => parts.some((part) => 'value' in part && part.value === name);
    const { idHeader, timestampHeader, trustUnsignedId = false } = settings;
    // The API refuses such settings; if they came in otherwise, they must not open the door.
    const unusable = !signs('body') || (signs('id') && !idHeader) || (signs('timestamp') && !timestampHeader);
    if (unusable) return reject('verification_not_configured');
    if (!hasSecret(secrets)) return reject('secret_missing');

    const text = header(headers, settings.signatureHeader);
    if (text === undefined) return reject('signature_missing');
    const decode = settings.encoding === 'hex' ? fromHex : fromBase64;
    const signature = text.startsWith(settings.prefix) ? decode(text.slice(settings.prefix.length)) : undefined;
    if (!signature) return reject('signature_malformed');

    const timestamp = timestampHeader && header(headers, timestampHeader);
    if (timestampHeader !== undefined) {
      if (!timestamp) return reject('timestamp_missing');
      const late = timestampProblem(timestamp, settings.timestampUnit, now, settings.toleranceSeconds);
      if (late) return reject(late);
    }

    const usesIdHeader = idHeader !== undefined && (signs('id') || trustUnsignedId);
    const id = usesIdHeader ? header(headers, idHeader) : undefined;
    // Not another id in its place: to take the header away would be a way to repeat the event.
    if (usesIdHeader && id === undefined) return reject('event_id_missing');
    if (id !== undefined && idDelimiters(parts).some((end) => id.includes(end))) return reject('event_id_malformed');

    const values = { body, timestamp: timestamp ?? '', id: id ?? '', url: request.url };
    const signed = parts.map((part) => ('text' in part ? part.text : values[part.value]));
    if (!anyHmacMatches(settings.algorithm, secrets, signed, [signature])) return reject('signature_mismatch');

    // Read only now: nothing of an unproven body is parsed.
    const { idPath, typeHeader, typePath } = settings;
    const json = idPath !== undefined || typePath !== undefined ? requestJson(request) : undefined;
    const eventId = id ?? (idPath === undefined ? undefined : jsonText(json, idPath)) ?? contentId(signed);
    const eventType =
      (typeHeader && header(headers, typeHeader)) || (typePath === undefined ? undefined : jsonText(json, typePath));
    return accept(eventId, eventType);
  },
};
