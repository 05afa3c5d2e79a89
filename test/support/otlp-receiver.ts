import { Receiver } from '@app/testing';

export interface ReceivedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'service' | 'attributes'> & { attributes: readonly Attribute[] })[];
    }[];
  }[];
}

/** A collector that takes OTLP over HTTP, as JSON, and keeps what it gets. */
export class OtlpReceiver {
  private constructor(private readonly receiver: Receiver) {}

  static async start(): Promise<OtlpReceiver> {
    return new OtlpReceiver(await Receiver.start());
  }

  get url(): string {
    return this.receiver.url;
  }

  /** Everything as it came. */
  get text(): string {
    return this.receiver.calls.map(({ body }) => body.toString()).join('\n');
  }

  spans(): ReceivedSpan[] {
    return this.receiver.calls
      .filter(({ path }) => path === '/v1/traces')
      .flatMap(({ body }) => (JSON.parse(body.toString()) as OtlpTraces).resourceSpans)
      .flatMap(({ resource, scopeSpans }) => {
        const service = String(plain(resource.attributes)['service.name']);
        return scopeSpans.flatMap(({ spans }) =>
          spans.map(({ traceId, spanId, parentSpanId, name, attributes }) => ({
            service,
            traceId,
            spanId,
            parentSpanId,
            name,
            attributes: plain(attributes),
          })),
        );
      });
  }

  stop(): Promise<void> {
    return this.receiver.stop();
  }
}

const plain = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
