import type { JSONValue } from 'json-p3';
import { decodedBody } from '../verification/decoded-body';
import { parseJson } from '../verification/json-field';

/** What a route may look at of an event. */
export class EventView {
  private decoded?: Buffer;
  private parsed?: { readonly json: JSONValue | undefined };

  constructor(
    readonly eventId: string,
    readonly eventType: string | null,
    readonly headers: Readonly<Record<string, string | string[]>>,
    private readonly raw: Buffer,
  ) {}

  /** The body without its content coding; as it came where that is not known. */
  get body(): Buffer {
    return (this.decoded ??= decodedBody(this.headers, this.raw) ?? this.raw);
  }

  /** The body, read when it is first asked for; nothing when it is no JSON. */
  get json(): JSONValue | undefined {
    this.parsed ??= { json: parseJson(this.body) };
    return this.parsed.json;
  }

  /** A header that came once. */
  header(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  }
}
