import { createHmac, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Provider, type ProviderRequest } from './provider';

interface Sent {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly body: string;
  readonly at: Date;
  readonly signature: string;
}

const TOKEN = 'ghp_stand_in_token';
const PER_PAGE = 3;

/** GitHub's API for the deliveries of one webhook, a few on each page; it tells the JSON, as GitHub does, not the bytes. */
export class GithubStandIn {
  readonly token = TOKEN;
  readonly hook = { repository: 'octo-org/octo-repo', hookId: '292430182' };
  private readonly sent: Sent[] = [];
  /** Answers in place of the API, for the nth request, when it gives one. */
  instead: (request: ProviderRequest, nth: number) => { status: number; headers?: Record<string, string> } | undefined =
    () => undefined;

  /** Waits before the nth answer. */
  before: (nth: number) => Promise<void> = () => Promise.resolve();

  private constructor(private readonly provider: Provider) {
    provider.behaviour = async (request, response, nth) => {
      await this.before(nth);
      this.answer(request, response, nth);
    };
  }

  static async start(): Promise<GithubStandIn> {
    return new GithubStandIn(await Provider.start());
  }

  get url(): string {
    return this.provider.url;
  }

  get requests(): readonly ProviderRequest[] {
    return this.provider.requests;
  }

  /** Notes a delivery as sent, whether or not it arrived anywhere. @param body as it was signed */
  send(secret: string, body: string, fields: { guid?: string; event?: string; daysAgo?: number } = {}): Sent {
    const { guid = randomUUID(), event = 'issues', daysAgo = 0 } = fields;
    const sent = {
      // Beyond what a double holds exactly.
      id: String(9_007_199_254_740_993n + BigInt(this.sent.length * 2)),
      guid,
      event,
      body,
      at: new Date(Date.now() - daysAgo * 86_400_000 - 60_000 + this.sent.length),
      signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    };
    this.sent.push(sent);
    return sent;
  }

  stop(): Promise<void> {
    return this.provider.stop();
  }

  private answer(request: ProviderRequest, response: ServerResponse, nth: number): void {
    const instead = this.instead(request, nth);
    if (instead) return void response.writeHead(instead.status, instead.headers).end('{}');
    const { pathname, searchParams } = new URL(request.url, this.url);
    const [owner = ''] = this.hook.repository.split('/');
    const hook = [`/repos/${this.hook.repository}`, `/orgs/${owner}`].map((of) => `${of}/hooks/${this.hook.hookId}`);
    const below = hook.map((path) => pathname.split(`${path}/deliveries`)[1]).find((rest) => rest !== undefined);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return void response.writeHead(401).end('{}');
    if (below === '') return this.list(searchParams, response);
    const delivery = this.sent.find(({ id }) => `/${id}` === below);
    if (!delivery) return void response.writeHead(404).end('{}');
    response.writeHead(200, { 'content-type': 'application/json' }).end(told(delivery));
  }

  /** The newest first. The link leads to another host: whoever followed it would be led astray. */
  private list(query: URLSearchParams, response: ServerResponse): void {
    const newestFirst = this.sent.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    const from = Number(query.get('cursor')?.slice(1) ?? 0);
    const page = newestFirst.slice(from, from + PER_PAGE);
    const next = `https://evil.example/deliveries?per_page=${PER_PAGE}&cursor=v${from + PER_PAGE}`;
    const headers = from + PER_PAGE < newestFirst.length ? { link: `<${next}>; rel="next"` } : {};
    response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(
        `[${page.map(({ id, guid, at }) => `{"id":${id},"guid":"${guid}","delivered_at":"${at.toISOString()}"}`).join()}]`,
      );
  }
}

const told = ({ id, guid, event, body, at, signature }: Sent) =>
  `{"id":${id},"guid":"${guid}","delivered_at":"${at.toISOString()}","event":"${event}","request":{"headers":{` +
  `"X-GitHub-Delivery":"${guid}","X-GitHub-Event":"${event}","X-Hub-Signature-256":"${signature}",` +
  `"content-type":"application/json"},"payload": ${body}},"response":{"headers":{},"payload":null}}`;
