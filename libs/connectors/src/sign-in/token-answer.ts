import type { EgressResponse } from '@app/egress';

/**
 * The answer of a token endpoint as RFC 6749 has it. Some providers answer an error with status 200 (GitHub: `error`;
 * Slack: `ok` and `error`), call a bearer token something else (Slack: `bot`), leave its type out, or add an ID token,
 * which is of no use here and could not be verified.
 */
export function tokenAnswer({ status, headers, body }: EgressResponse): Response {
  const json = jsonObject(body);
  const type = { 'content-type': 'application/json' };
  if (!json)
    return new Response(hasBody(status) ? new Uint8Array(body) : null, { status, headers: contentType(headers) });
  if (status === 200 && typeof json.access_token !== 'string' && typeof json.error === 'string') {
    const { error, error_description } = json;
    return new Response(JSON.stringify({ error, error_description }), { status: 400, headers: type });
  }
  const { id_token: _unused, ...rest } = json;
  return new Response(JSON.stringify({ ...rest, token_type: 'bearer' }), { status: asOk(status), headers: type });
}

/** Some answer 201. */
const asOk = (status: number) => (status === 201 ? 200 : status);

/** The Fetch Standard lets these have no body, not even an empty one. */
const hasBody = (status: number) => ![204, 205, 304].includes(status);

const contentType = (headers: EgressResponse['headers']) => ({
  'content-type': [headers['content-type']].flat()[0] ?? '',
});

function jsonObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
