import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { until } from '@app/testing';

export interface StreamedEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

interface Changes {
  readonly kind: string;
  readonly count: number;
  readonly items: readonly { readonly id: string; readonly status?: string }[];
}

/** A reader of server-sent events. */
export class EventStream {
  readonly events: StreamedEvent[] = [];
  beats = 0;
  ended = false;
  private text = '';

  private constructor(
    private readonly request: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8');
    answer.on('data', (part: string) => this.read(part));
    answer.once('close', () => (this.ended = true));
    answer.on('error', () => undefined);
  }

  static open(url: string, headers: Record<string, string>): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      const request = get(url, { headers }, (answer) => resolve(new EventStream(request, answer)));
      request.once('error', reject);
    });
  }

  /** What changed, by kind, of all that was told so far. */
  changes(kind: string): Changes[] {
    return this.events
      .filter(({ event }) => event === 'changed')
      .flatMap(({ data }) => data['changes'] as Changes[])
      .filter((change) => change.kind === kind);
  }

  /** The first event of this name, once it is there. */
  next(event: string): Promise<StreamedEvent> {
    return until(`the event ${event}`, () => this.events.find((one) => one.event === event));
  }

  close(): void {
    this.request.destroy();
  }

  private read(part: string): void {
    const blocks = (this.text + part).split('\n\n');
    this.text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]));
      const data = fields.get('data');
      if (data === undefined) this.beats += 1;
      else {
        const event = { event: fields.get('event') ?? 'message', data: JSON.parse(data) as Record<string, unknown> };
        this.events.push(fields.has('id') ? { ...event, id: fields.get('id') } : event);
      }
    }
  }
}
