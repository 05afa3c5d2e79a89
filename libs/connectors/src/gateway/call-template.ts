import { jsonPath } from '../catalogue/json-path';
import type { CallBody } from './call-body';
import { NotCallable } from './not-callable';

/** The parts of a call that can have placeholders: `{{ $.path }}` stands for what is there in the event's JSON. */
export interface CallTemplate {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: CallBody;
}

/** The placeholder's value is not there, or its path cannot be read. Names the place, never the data. */
export class TemplateUnfilled extends NotCallable {
  constructor(place: string, problem: string) {
    super('template_unfilled', `${place} cannot be filled in: ${problem}.`);
  }
}

const PLACEHOLDER = /\{\{\s*(\$[^{}]*?)\s*\}\}/g;
/** More is no template any more, but a way to keep a process busy. */
const MOST_PLACEHOLDERS = 200;
const NOT_IN_A_HEADER = /[^\t\x20-\x7e]+/g;

/**
 * The call with every placeholder filled in. What the event says stays a value, wherever it stands: a path gets it
 * percent-encoded, so that it is one segment; a header gets what a header cannot have percent-encoded; a JSON body gets
 * it as the JSON it is when nothing else is in the text, and as a part of the text otherwise. Throws
 * {@link TemplateUnfilled}.
 */
export function fillTemplate(template: CallTemplate, event: unknown): CallTemplate {
  const filler = new Filler(event);
  const { path, query, headers, body } = template;
  return {
    path: filler.text('path', path, encodeURIComponent),
    ...(query && { query: filler.map('query', query, String) }),
    ...(headers && { headers: filler.map('headers', headers, headerSafe) }),
    ...(body && { body: filler.body(body) }),
  };
}

/** Whether there is anything to fill in. */
export function hasPlaceholders(template: CallTemplate): boolean {
  return JSON.stringify(template).search(PLACEHOLDER) >= 0;
}

class Filler {
  private filled = 0;

  constructor(private readonly event: unknown) {}

  text(place: string, text: string, escape: (value: string) => string): string {
    return text.replace(PLACEHOLDER, (_, path: string) => escape(asText(this.value(place, path))));
  }

  map(place: string, map: Readonly<Record<string, string>>, escape: (value: string) => string): Record<string, string> {
    return Object.fromEntries(
      Object.entries(map).map(([name, text]) => [name, this.text(`${place}.${name}`, text, escape)]),
    );
  }

  body(body: CallBody): CallBody {
    const { json, form, text } = body;
    return {
      ...body,
      ...(json !== undefined && { json: this.json('body.json', json) }),
      ...(form && { form: this.map('body.form', form, String) }),
      ...(text !== undefined && { text: this.text('body.text', text, String) }),
    };
  }

  private json(place: string, value: unknown): unknown {
    if (typeof value === 'string') {
      const whole = /^\{\{\s*(\$[^{}]*?)\s*\}\}$/.exec(value)?.[1];
      return whole === undefined ? this.text(place, value, String) : this.value(place, whole);
    }
    if (Array.isArray(value)) return value.map((item, index) => this.json(`${place}.${index}`, item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.json(`${place}.${name}`, item)]));
  }

  private value(place: string, path: string): unknown {
    this.filled += 1;
    if (this.filled > MOST_PLACEHOLDERS)
      throw new TemplateUnfilled(place, `more than ${MOST_PLACEHOLDERS} placeholders`);
    const values = valuesAt(place, path, this.event);
    if (values.length === 0) throw new TemplateUnfilled(place, `the event has nothing at ${path}`);
    return values[0];
  }
}

function valuesAt(place: string, path: string, event: unknown): unknown[] {
  try {
    return event === undefined
      ? []
      : jsonPath(path)
          .query(event as never)
          .values();
  } catch {
    throw new TemplateUnfilled(place, `${path} is no JSONPath such as $.issue.id (RFC 9535)`);
  }
}

function asText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const headerSafe = (text: string) =>
  text
    .toWellFormed()
    .replace(NOT_IN_A_HEADER, (run) => encodeURIComponent(run))
    .trim();
