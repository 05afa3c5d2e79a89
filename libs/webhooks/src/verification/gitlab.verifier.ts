import { createHash, timingSafeEqual } from 'node:crypto';
import { contentId } from './signatures';
import { verifyStandard } from './standard-webhooks.verifier';
import {
  accept,
  genuine,
  hasSecret,
  header,
  reject,
  type SignedRequest,
  type Verification,
  type Verifier,
} from './verifier';

/**
 * Source: GitLab Docs, "Webhooks: signing token", "secret token" and "delivery headers". A webhook with a signing token
 * is signed as Standard Webhooks are; an older one carries its secret token in clear.
 */
export const gitlabVerifier: Verifier = {
  name: 'gitlab',
  verify(request: SignedRequest): Verification {
    const { headers, body, secrets } = request;
    const eventType = header(headers, 'x-gitlab-event');
    // What claims to be signed has to be: a wrong signature is not made good by a token.
    if (header(headers, 'webhook-signature') !== undefined) {
      const verification = verifyStandard(request, 'webhook');
      if (!verification.valid) return verification;
      return { valid: true, events: verification.events.map(({ eventId }) => genuine(eventId, eventType)) };
    }
    if (!hasSecret(secrets)) return reject('secret_missing');
    const token = header(headers, 'x-gitlab-token');
    if (token === undefined) return reject('signature_missing');
    // Whoever is to sign must not be believed for a token.
    const tokens = secrets.filter((secret) => secret !== '' && !secret.startsWith('whsec_'));
    if (tokens.length === 0) return reject('signature_missing');
    if (!anyEquals(tokens, token)) return reject('signature_mismatch');
    const eventId = header(headers, 'idempotency-key') ?? header(headers, 'x-gitlab-event-uuid');
    return accept(eventId ?? contentId([body]), eventType);
  },
};

/** Compares all in constant time, whatever their lengths. */
function anyEquals(secrets: readonly string[], token: string): boolean {
  const given = digest(token);
  let equal = false;
  for (const secret of secrets) if (timingSafeEqual(digest(secret), given)) equal = true;
  return equal;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
