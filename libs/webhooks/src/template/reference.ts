import { isJsonPath } from '@app/connectors';
import { isSecretName } from '@app/kernel';
import { jsonValues } from '../verification/json-field';
import type { EventView } from './event-view';

const HEADER = /^headers\.([a-z0-9!#$%&'*+.^_`|~-]{1,100})$/i;

/**
 * Something of an event, by name: a JSONPath into its payload (`$.issue.number`), `event.id`, `event.type`, or
 * `headers.<name>`.
 *
 * @returns its text: that of a text, a number or a boolean, of the first value at a path. Nothing for anything else
 */
export function referred(reference: string, event: EventView): string | undefined {
  if (reference === 'event.id') return event.eventId;
  if (reference === 'event.type') return event.eventType ?? undefined;
  const name = HEADER.exec(reference)?.[1];
  if (name !== undefined) return event.header(name);
  const value = event.json === undefined ? undefined : jsonValues(event.json, reference)?.[0];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** What is wrong with a reference, in words that follow it; nothing for a good one. */
export function referenceProblem(reference: string): string | undefined {
  if (reference === 'event.id' || reference === 'event.type') return undefined;
  const name = HEADER.exec(reference)?.[1];
  // Such as the token of a provider: it must not travel on.
  if (name !== undefined) return isSecretName(name) ? 'names a header that holds a secret' : undefined;
  if (reference.startsWith('$') && isJsonPath(reference)) return undefined;
  return 'must be a JSONPath such as $.issue.number, event.id, event.type, or a header such as headers.x-github-event';
}

/** Whether it takes more of the event than its row has without payload and headers. */
export const needsPayload = (reference: string) => reference !== 'event.id' && reference !== 'event.type';
