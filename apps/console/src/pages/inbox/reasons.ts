/** Why a request was not believed, in words; the API gives a hint with each. */
export const REASONS: Readonly<Record<string, string>> = {
  secret_missing: 'No secret to verify with',
  secret_malformed: 'The secret has the wrong form',
  signature_missing: 'No signature',
  signature_malformed: 'Signature of another form',
  signature_mismatch: 'Signature does not match',
  timestamp_missing: 'No timestamp',
  timestamp_malformed: 'Timestamp cannot be read',
  timestamp_too_old: 'Signed too long ago',
  timestamp_in_future: 'Signed in the future',
  event_id_missing: 'No event id',
  event_id_malformed: 'Event id of an unsafe form',
  verification_not_configured: 'Verification is not set up',
};

export const reasonInWords = (reason: string) => REASONS[reason] ?? reason.replaceAll('_', ' ');
