import { CliError } from '../cli-error';
import { EXIT, type ExitCode } from '../exit-codes';

const TIMEOUT_MS = 30_000;

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** A problem document (RFC 9457), as far as it is told. */
interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

type Query = Readonly<Record<string, string | number | undefined>>;

/**
 * The API as one workspace's key sees it. These are the operator's own calls to their own api, which may well be on a
 * private address: they are none of the calls that Signalbox makes for a workspace.
 */
export class Api {
  private constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly signal: AbortSignal,
    /** Path of the key's workspace. */
    private readonly base: string,
  ) {}

  /** Finds the workspace of the key. Throws a CliError that names the variable which is missing or wrong. */
  static async open(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Api> {
    const url = required(env, 'SIGNALBOX_URL', 'such as https://signalbox.example.com').replace(/\/+$/, '');
    const key = required(env, 'SIGNALBOX_API_KEY', 'make one: npx signalbox create key');
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new CliError(EXIT.usage, 'invalid_url', `SIGNALBOX_URL: ${url} is no http or https address.`);
    }
    const nowhere = new Api(url, key, signal, '');
    const { items } = await nowhere.get<Page<{ id: string }>>('/v1/workspaces', { limit: 1 });
    const [workspace] = items;
    if (!workspace) throw new CliError(EXIT.refused, 'no_workspace', 'SIGNALBOX_API_KEY: the key sees no workspace.');
    return new Api(url, key, signal, `/v1/workspaces/${workspace.id}`);
  }

  get<T>(path: string, query: Query = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    return this.send<T>('GET', `${this.base}${path}${search.size > 0 ? `?${search.toString()}` : ''}`);
  }

  /** @param reason for the audit log */
  post<T>(path: string, body: unknown, reason?: string): Promise<T> {
    return this.send<T>('POST', `${this.base}${path}`, body, reason ? { 'x-audit-reason': reason } : {});
  }

  /**
   * The newest items of a list, oldest first.
   *
   * @param pages that are read at most: one that looked far enough back may have few items, or none
   */
  async newest<T>(path: string, query: Query & { limit: number }, pages = 1): Promise<T[]> {
    const found: T[] = [];
    let cursor: string | null | undefined;
    for (let left = pages; left > 0 && cursor !== null && found.length < query.limit; left -= 1) {
      const page: Page<T> = await this.get<Page<T>>(path, { ...query, cursor });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found.slice(0, query.limit).reverse();
  }

  /** Sends bytes as a third party would, without the key. Returns the status and what was answered. */
  async deliver(
    ingestKey: string,
    headers: Record<string, string>,
    body: Buffer,
  ): Promise<{ status: number; text: string }> {
    const init = { method: 'POST', headers, body: new Uint8Array(body) };
    const answer = await this.fetch(`/hooks/${ingestKey}`, init);
    return { status: answer.status, text: await answer.text() };
  }

  private async send<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<T> {
    const headers = {
      authorization: `Bearer ${this.key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    };
    const answer = await this.fetch(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw await refusal(answer);
    return (await answer.json()) as T;
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      return await fetch(`${this.url}${path}`, { ...init, signal, redirect: 'error' });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const why = cause instanceof Error ? cause.message || cause.name : String(cause);
      throw new CliError(
        EXIT.unreachable,
        'api_unreachable',
        `SIGNALBOX_URL: ${this.url} does not answer: ${why}`,
        `Is the api running? curl ${this.url}/health/ready`,
      );
    }
  }
}

function required(env: NodeJS.ProcessEnv, name: string, hint: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new CliError(EXIT.usage, 'setting_missing', `${name} is not set: ${hint}.`);
}

async function refusal(answer: Response): Promise<CliError> {
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  const fields = (problem.errors ?? []).map(({ path, message }) => `  - ${path}: ${message}`);
  const message = [problem.detail ?? `The api answered ${answer.status}.`, ...fields].join('\n');
  const fix = answer.status === 401 ? 'Look at SIGNALBOX_API_KEY, or make a key: npx signalbox create key' : undefined;
  return new CliError(exitCodeOf(answer.status), problem.code ?? `http_${answer.status}`, message, fix);
}

function exitCodeOf(status: number): ExitCode {
  if (status === 401 || status === 403) return EXIT.refused;
  if (status === 404) return EXIT.notFound;
  if (status === 409 || status === 412) return EXIT.conflict;
  if (status === 429 || status >= 500) return EXIT.unreachable;
  return EXIT.usage;
}
