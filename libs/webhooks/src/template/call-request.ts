import { createHash } from 'node:crypto';
import { pathProblem } from '@app/connectors';
import { headerText } from '../routing/header-text';
import type { RequestTemplate } from '../routing/route.entity';
import type { EventView } from './event-view';
import { filled, placeholdersOf } from './placeholders';
import { needsPayload, referred } from './reference';

/** The call that a template makes of an event. */
export interface CallRequest {
  readonly method: RequestTemplate['method'];
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** A template cannot make a call of this event. */
export class TemplateFailed extends Error {
  readonly code = 'template_failed';
}

/** As jobs take them. */
const LONGEST_PATH = 2_000;
const LONGEST_HEADER = 4_000;

/**
 * Fills a template in. What comes from the event is encoded for its place: percent-encoded in path and query, so that a
 * value is never more than one segment or parameter; as {@link headerText} has it in headers. A parameter or header
 * whose placeholder finds nothing is left out. Throws {@link TemplateFailed} for a path that cannot be made.
 */
export function callRequest(template: RequestTemplate, event: EventView): CallRequest {
  const { method, path, query = {}, headers = {} } = template;
  const inUrl = (reference: string) => encoded(referred(reference, event));
  const pathname = filled(path, inUrl);
  if (pathname === undefined) throw new TemplateFailed(`the path ${path} has a placeholder that finds nothing`);
  const parameters = Object.entries(query).flatMap(([name, text]) => {
    // The text's own characters are encoded here, those of the event already were.
    const value = filled(text, (reference) => referred(reference, event));
    return value === undefined ? [] : [`${encodeURIComponent(name)}=${encoded(value)}`];
  });
  const whole = [pathname, ...parameters].reduce((url, part) => `${url}${url.includes('?') ? '&' : '?'}${part}`);
  const problem = whole.length > LONGEST_PATH ? `has more than ${LONGEST_PATH} characters` : pathProblem(whole);
  if (problem !== undefined) throw new TemplateFailed(`the path made for this event ${problem}`);
  return { method, path: whole, headers: { ...headersOf(headers, event), ...identity(event) } };
}

/** Whether a route with this template has to read the event's payload. */
export function templateNeedsPayload({ path, query = {}, headers = {} }: RequestTemplate): boolean {
  return [path, ...Object.values(query), ...Object.values(headers)].some((text) =>
    placeholdersOf(text).some(needsPayload),
  );
}

/** Longest key that jobs take. */
const LONGEST_KEY = 400;

/**
 * The line in which an event's call waits its turn: the route and the value that the reference finds. Nothing when it
 * finds nothing: such events wait for nobody.
 */
export function orderingKeyOf(routeId: string, reference: string | null, event: EventView): string | undefined {
  const value = reference === null ? undefined : referred(reference, event)?.toWellFormed().replaceAll('\0', '');
  if (value === undefined || value === '') return undefined;
  const short = value.length <= LONGEST_KEY ? value : createHash('sha256').update(value).digest('hex');
  return `route:${routeId}:${short}`;
}

function headersOf(headers: Readonly<Record<string, string>>, event: EventView): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, text]) => {
      const value = filled(text, (reference) => {
        const found = referred(reference, event);
        return found === undefined ? undefined : headerText(found);
      });
      return value === undefined || value.length > LONGEST_HEADER ? [] : [[name, value]];
    }),
  );
}

/** Which event it is. Nothing of a template can say otherwise: later headers win. */
function identity({ eventId, eventType }: EventView): Record<string, string> {
  return {
    'x-signalbox-event-id': headerText(eventId),
    ...(eventType === null ? {} : { 'x-signalbox-event-type': headerText(eventType) }),
  };
}

const encoded = (text: string | undefined) =>
  text === undefined ? undefined : encodeURIComponent(text.toWellFormed());
