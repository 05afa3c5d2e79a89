import { REDACTED } from '@app/kernel';

/** Short texts hide nothing: they would stand in half of all words. */
const SHORTEST_SECRET = 6;

/**
 * Hides these secrets in any text, however whoever echoes them wrote them: as they are, escaped as in JSON, a URL or a
 * form, in hex, or in base64, also in the middle of a longer text of it.
 */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const whole = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  // The longest first: a part of a secret must not be hidden before the whole of it.
  const forms = [...new Set(whole.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before) => inBase64(bytes, before));
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** What the bytes are in base64 behind so many others: the characters that they share with none (RFC 4648, section 4). */
function inBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
}
