export interface Credentials {
  email: string;
  password: string;
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Speaks to the API as a signed-in operator's browser does. */
export class ApiClient {
  readonly #baseUrl: string;
  readonly #origin: string;
  #cookie = '';

  /** @param origin the public address, which the API expects as the Origin of every change */
  constructor(baseUrl: string, origin: string) {
    this.#baseUrl = baseUrl;
    this.#origin = new URL(origin).origin;
  }

  async signIn(credentials: Credentials): Promise<void> {
    const response = await this.#send('POST', '/v1/auth/login', credentials);
    const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('signalbox_session='));
    if (!session) throw new Error('The sign-in answered without a session cookie.');
    this.#cookie = session.split(';', 1)[0] ?? '';
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return (await (await this.#send('POST', path, body)).json()) as T;
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return (await (await this.#send('PATCH', path, body)).json()) as T;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#send('GET', path)).json()) as T;
  }

  /** All items of a list, page by page. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    const joint = path.includes('?') ? '&' : '?';
    let cursor: string | null = null;
    do {
      const after: string = cursor ? `${joint}cursor=${encodeURIComponent(cursor)}` : '';
      const page: Page<T> = await this.get<Page<T>>(`${path}${after}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { origin: this.#origin }),
        ...(this.#cookie && { cookie: this.#cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}
