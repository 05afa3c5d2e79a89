import type { Rejection } from '../verification/verifier';

/** What each reason usually means, and what mends it. */
export const HINTS: Readonly<Record<Rejection, string>> = {
  secret_missing:
    "The connector has no secret. Give it a secret ref with the provider's signing secret, then reverify.",
  secret_malformed:
    'The secret does not have the shape that this provider uses. Copy it again as a whole, then reverify.',
  signature_missing:
    'The request has no signature. Set a signing secret at the provider; or somebody else called the URL.',
  signature_malformed: 'The signature is not of the form of this provider. Check the type of the connector.',
  signature_mismatch:
    'The signature was made with another secret or over other bytes. Compare the secret with the one at the provider; ' +
    'a proxy that changes bodies, or a wrong PUBLIC_URL where the URL is signed, does the same.',
  timestamp_missing: 'The request has no time, which this provider always sends. Check the type of the connector.',
  timestamp_malformed: 'The time of the request cannot be read. Check the type of the connector.',
  timestamp_too_old:
    'The request was signed too long before it came: a replay, a delivery held up on its way, or a clock that is ' +
    'wrong. Reverify judges it by the time it came, so this one stays rejected; let the provider send it again.',
  timestamp_in_future: 'The request was signed in the future: compare the clock of this server with the real time.',
  event_id_missing: 'The signature is good, but the id of the event is missing. Check where the connector reads it.',
  event_id_malformed:
    'The signature is good, but the id of the event could be read in two ways, so it is not believed.',
  verification_not_configured:
    'The connector does not say how requests are signed. Complete its verification settings.',
};
