import type { EgressResponse } from '@app/egress';
import { captureResponse } from './captured-response';

const answer = (body: Buffer | string, change: Partial<EgressResponse> = {}): EgressResponse => {
  const bytes = Buffer.from(body);
  return {
    status: 200,
    headers: {},
    body: bytes,
    bodyBytes: bytes.length,
    truncated: false,
    timings: { totalMs: 1, firstByteMs: 1 },
    ...change,
  };
};
const captured = (body: Buffer | string, change?: Partial<EgressResponse>, secrets: string[] = []) =>
  captureResponse(answer(body, change), 100, secrets);

describe('what is kept of an answer', () => {
  it.each<[Buffer | string, string, unknown]>([
    ['', 'none', null],
    ['{"a":[1,null]}', 'json', { a: [1, null] }],
    ['"text"', 'json', 'text'],
    ['plain', 'text', 'plain'],
    ['{"broken":', 'text', '{"broken":'],
    ['"\\u0000"', 'text', '"\\u0000"'],
    ['"\\ud800"', 'text', '"\\ud800"'],
    ['"\\ud83d\\ude00"', 'json', '😀'],
    [Buffer.from([0xff, 0xfe]), 'base64', '//4='],
    ['a\0b', 'base64', 'YQBi'],
  ])('%j is %s', (body, bodyKind, kept) => {
    expect(captured(body)).toMatchObject({ bodyKind, body: kept, truncated: false });
  });

  it('is the beginning of a long body, which is no JSON any more', () => {
    const body = JSON.stringify({ text: 'x'.repeat(500) });
    expect(captured(body)).toMatchObject({
      bodyKind: 'text',
      body: body.slice(0, 100),
      bodyBytes: 511,
      truncated: true,
    });
  });

  it('may end in the middle of a character', () => {
    expect(captured('ä'.repeat(200), { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      bodyKind: 'text',
    });
  });

  it('has compressed bytes as they are', () => {
    expect(captured('abc', { headers: { 'content-encoding': 'gzip' } })).toMatchObject({ bodyKind: 'base64' });
  });

  it('has no header that is a credential', () => {
    const headers = {
      'set-cookie': ['a=b'],
      authorization: 'x',
      'www-authenticate': 'x',
      'x-api-key': 'x',
      etag: '"1"',
      link: ['a', 'b'],
    };
    expect(captured('', { headers }).headers).toEqual({ etag: '"1"', link: 'a, b' });
  });

  it('has none of the secrets of the call, wherever they are echoed', () => {
    const secrets = ['the-secret', 'user:the-secret'];
    const body = '{"headers":{"x":"Token the-secret"},"text":"user:the-secret"}';
    expect(JSON.stringify(captured(body, { headers: { 'x-echo': 'the-secret' } }, secrets))).not.toContain(
      'the-secret',
    );
  });
});
