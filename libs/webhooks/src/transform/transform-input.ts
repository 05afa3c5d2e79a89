import { shownHeaders } from '../inbox/shown-headers';
import type { EventView } from '../template/event-view';
import { TransformFailed, type TransformInput } from './transforms';

/** What a transform sees of an event. Headers that hold a secret are covered. Throws {@link TransformFailed}. */
export function transformInput(event: EventView, receivedAt: Date): TransformInput {
  if (event.json === undefined) throw new TransformFailed('the payload of this event is no JSON');
  const { eventId: id, eventType: type, headers } = event;
  return {
    input: event.body.toString('utf8'),
    variables: { event: { id, type, receivedAt: receivedAt.toISOString() }, headers: shownHeaders(headers) },
  };
}
