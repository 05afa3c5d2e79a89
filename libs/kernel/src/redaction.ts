const SECRET_KEY =
  /^(authorization|proxy-authorization|cookie|set-cookie|password|passphrase|secret|token|api[-_]?key|private[-_]?key|client[-_]?secret|access[-_]?token|refresh[-_]?token|credentials?|signature|.*[-_](secret|token|password|api[-_]?key|signature)|.*(Secret|Token|Password|ApiKey|PrivateKey))$|^x-.*-(signature|token|hmac).*$/i;

/** Published shapes of well-known credentials; a value of such a shape is a secret wherever it stands. */
const SECRET_VALUES: readonly RegExp[] = [
  /\bsbx_[A-Za-z0-9_-]{20,}/,
  /\bwhsec_[A-Za-z0-9+/=]{16,}/,
  /\b[rs]k_(live|test)_[A-Za-z0-9]{10,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bglpat-[A-Za-z0-9_-]{16,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\blin_(api|oauth|wh)_[A-Za-z0-9]{10,}/,
  /\bshp(at|ca|pa|ss)_[A-Fa-f0-9]{16,}/,
  /\bsk-[A-Za-z0-9_-]{20,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^(Bearer|Basic) [A-Za-z0-9+/=._~-]{8,}$/i,
];

export const REDACTED = '[redacted]';

/** Whether a field of this name holds a secret by its name alone. */
export function isSecretName(name: string): boolean {
  return SECRET_KEY.test(name);
}

/** Whether the text has the published shape of a credential. */
export function looksLikeSecret(text: string): boolean {
  return SECRET_VALUES.some((shape) => shape.test(text));
}

/** A copy of any JSON-like value with every secret replaced, by its field's name or by its shape. */
export function redact(value: unknown, name = ''): unknown {
  if (value === null || value === undefined) return value;
  if (name !== '' && isSecretName(name) && typeof value !== 'boolean') return REDACTED;
  if (typeof value === 'string') return looksLikeSecret(value) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item) => redact(item));
  if (value instanceof Date || Buffer.isBuffer(value)) return value;
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, key)]));
  }
  return value;
}
