/** A text to look for, and the name it is called by when it is found. */
export interface Planted {
  readonly name: string;
  readonly value: string;
}

/** Where something was written, as text. */
export interface Written {
  readonly place: string;
  readonly text: string;
}

/**
 * Where the planted texts can be read: as they are, escaped as in JSON or a URL, and in hex (so PostgreSQL shows bytes)
 * or base64, also in the middle of a longer text of it. Answers `name in place, as form` for each.
 */
export function tracesOf(planted: readonly Planted[], written: readonly Written[]): string[] {
  const wanted = planted.flatMap(({ name, value }) => formsOf(value).map(([form, text]) => ({ name, form, text })));
  return written.flatMap(({ place, text }) => {
    const lower = text.toLowerCase();
    return wanted
      .filter((one) => (one.form === 'hex' ? lower : text).includes(one.text))
      .map(({ name, form }) => `${name} in ${place}, as ${form}`);
  });
}

function formsOf(value: string): [form: string, text: string][] {
  const bytes = Buffer.from(value);
  return [
    ['text', value],
    ['JSON', JSON.stringify(value).slice(1, -1)],
    ['URL', encodeURIComponent(value)],
    ['form', new URLSearchParams({ v: value }).toString().slice(2)],
    ['hex', bytes.toString('hex')],
    ...[0, 1, 2].flatMap((before): [string, string][] => {
      const inner = inBase64(bytes, before);
      return [
        ['base64', inner],
        ['base64url', inner.replaceAll('+', '-').replaceAll('/', '_')],
      ];
    }),
  ];
}

/** What these bytes look like in base64 behind so many others; without the characters that they share with them. */
function inBase64(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}
