/** One event of a stream. */
export interface ServerSentEvent {
  readonly event: string;
  /** What a reader that comes back names in `Last-Event-ID`. */
  readonly id?: string;
  readonly data: object;
}

/** The event as it goes over the wire (WHATWG HTML, "Server-sent events"). */
export function encodeEvent({ event, id, data }: ServerSentEvent): string {
  const line = id === undefined ? '' : `id: ${id}\n`;
  return `${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A line that readers leave out: it keeps proxies from taking the connection for a dead one. */
export const HEARTBEAT = ':\n\n';

/** How long a reader waits before it comes back, in milliseconds. */
export const encodeRetry = (milliseconds: number) => `retry: ${milliseconds}\n`;
