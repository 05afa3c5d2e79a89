import { PassThrough } from 'node:stream';
import { CHANGE_KINDS, type ChangeMessage, type Ear } from '@app/changes';
import { encodeEvent, encodeRetry, HEARTBEAT } from './server-sent-event';

/** Why a stream ends. A reader that may still read comes back by itself. */
export type StreamEnd = 'signed_out' | 'not_permitted' | 'shutting_down' | 'lifetime';

/** Bytes that may wait for a reader that is too slow; it is cut off, and tells where it was when it comes back. */
const MOST_WAITING_BYTES = 256 * 1024;
/** A reader comes back within so long, at random: all of them at once would be a burst. */
const BACK_WITHIN_MS = 2_000;

/** What one reader is told, as it happens. */
export class ChangeStream implements Ear {
  readonly bytes = new PassThrough({ highWaterMark: MOST_WAITING_BYTES });

  constructor(
    readonly workspaceId: string,
    private granted: ReadonlySet<string>,
  ) {
    // The reader left, and the answer with it.
    this.bytes.on('error', () => undefined);
  }

  /** What the reader may know from now on. */
  grant(granted: ReadonlySet<string>): void {
    this.granted = granted;
  }

  /** The first event: where the stream begins. Without `resumed` the reader looks at everything anew. */
  begin(latest: string, resumed: boolean): void {
    this.write(encodeRetry(1_000 + Math.floor(Math.random() * BACK_WITHIN_MS)));
    this.write(encodeEvent({ event: 'ready', id: latest, data: { resumed } }));
  }

  readonly hear = ({ id, changes }: ChangeMessage): void => {
    const known = changes.filter(({ kind }) => this.granted.has(CHANGE_KINDS[kind]));
    if (known.length > 0) this.write(encodeEvent({ event: 'changed', id, data: { changes: known } }));
  };

  readonly missed = (latest: string): void => {
    const detail = 'Something may have been missed; read again what you show.';
    this.write(encodeEvent({ event: 'gap', id: latest, data: { detail } }));
  };

  beat(): void {
    this.write(HEARTBEAT);
  }

  end(reason: StreamEnd): void {
    this.write(encodeEvent({ event: 'end', data: { reason } }));
    this.bytes.end();
  }

  private write(text: string): void {
    if (this.bytes.writableEnded || this.bytes.destroyed) return;
    if (!this.bytes.write(text)) this.bytes.destroy();
  }
}
