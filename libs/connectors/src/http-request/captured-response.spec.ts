import type { EgressResponse } from '@app/egress';
import { capturedResponse } from './captured-response';

const TOKEN = `ghp_${'a'.repeat(36)}`;

function response(body: Buffer | string, more: Partial<EgressResponse> = {}): EgressResponse {
  const bytes = Buffer.from(body);
  return {
    status: 200,
    headers: {},
    body: bytes,
    bodyBytes: bytes.length,
    truncated: false,
    timings: { totalMs: 1, firstByteMs: 1 },
    ...more,
  };
}

describe('what is kept of a response', () => {
  it('is its text, up to the limit', () => {
    expect(capturedResponse(response('hello'), 10)).toEqual({
      httpStatus: 200,
      headers: {},
      body: 'hello',
      bodyBytes: 5,
      isTruncated: false,
    });
    expect(capturedResponse(response('hello world'), 5)).toMatchObject({ body: 'hello', isTruncated: true });
  });

  it('has no secret: not in headers, not in JSON by name or shape, not in text', () => {
    const headers = { 'set-cookie': ['a=b'], authorization: 'x', 'x-note': TOKEN, etag: '"1"' };
    const json = JSON.stringify({ accessToken: 'abc', list: [TOKEN], ok: 1 });
    const kept = capturedResponse(response(json, { headers }), 1_000);
    expect(kept.headers).toEqual({
      'set-cookie': '[redacted]',
      authorization: '[redacted]',
      'x-note': '[redacted]',
      etag: '"1"',
    });
    expect(kept.body).toBe('{"accessToken":"[redacted]","list":["[redacted]"],"ok":1}');
    expect(capturedResponse(response(`your key: ${TOKEN}`), 1_000).body).toBe('[redacted]');
  });

  it('is no body where half of a JSON could hide one, or where there is no text', () => {
    const half = response('{"accessToken":"abc","x":', { truncated: true, headers: { 'content-type': 'text/json' } });
    expect(capturedResponse(half, 1_000)).toMatchObject({ body: null, isTruncated: true });
    expect(capturedResponse(response(Buffer.from([0xff, 0xfe])), 1_000).body).toBeNull();
  });

  it('can be stored: without zero characters, with bounded headers', () => {
    expect(capturedResponse(response('a\0b'), 10).body).toBe('a\ufffdb');
    const many = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`x-${index}`, 'y'.repeat(5_000)]));
    const { headers } = capturedResponse(response('', { headers: many }), 10);
    expect(Object.keys(headers)).toHaveLength(50);
    expect(headers['x-0']).toHaveLength(1_000);
  });
});
