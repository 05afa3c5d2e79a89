/** A request as it stands in a form. */
export interface RequestDraft {
  readonly method: string;
  /** Below the base URL of a connector, or a whole URL where there is none. */
  readonly address: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly bodyKind: 'none' | 'json' | 'form' | 'text';
  /** JSON or text. */
  readonly body: string;
  readonly form: Record<string, string>;
}

export const EMPTY_REQUEST: RequestDraft = {
  method: 'GET',
  address: '/',
  query: {},
  headers: {},
  bodyKind: 'none',
  body: '',
  form: {},
};

/** What is wrong with the JSON that was typed; nothing when it is fine. */
export function bodyProblem({ bodyKind, body }: RequestDraft): string | undefined {
  if (bodyKind !== 'json') return undefined;
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    return body.trim() === '' ? 'Type some JSON, or choose no body.' : `Not JSON yet: ${(error as Error).message}`;
  }
}

export interface RequestBody {
  json?: Record<string, never>;
  form?: Record<string, string>;
  text?: string;
}

/** Query, headers and body as the API takes them: what is empty is left out. Throws for JSON that is none. */
export function requestOf(draft: RequestDraft) {
  const { query, headers } = draft;
  const body = bodyOf(draft);
  return {
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body && { body }),
  };
}

function bodyOf({ bodyKind, body, form }: RequestDraft): RequestBody | undefined {
  switch (bodyKind) {
    case 'none':
      return undefined;
    case 'json':
      return { json: JSON.parse(body) as Record<string, never> };
    case 'form':
      return { form };
    case 'text':
      return { text: body };
  }
}

/** The draft of a request that exists already, such as the payload of a job. */
export function draftOf(payload: Record<string, unknown>): RequestDraft {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const map = (value: unknown) =>
    typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  const body = map(payload['body']) as Record<string, unknown>;
  const bodyKind = 'json' in body ? 'json' : 'form' in body ? 'form' : 'text' in body ? 'text' : 'none';
  return {
    method: text(payload['method']) ?? 'GET',
    address: text(payload['url']) ?? text(payload['path']) ?? '/',
    query: map(payload['query']),
    headers: map(payload['headers']),
    bodyKind,
    body: bodyKind === 'json' ? JSON.stringify(body['json'], null, 2) : (text(body['text']) ?? ''),
    form: map(body['form']),
  };
}
