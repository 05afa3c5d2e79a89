import { type EgressError } from './egress-error';
import { type EgressRequestHeaders, toRequestHeaders } from './request-headers';

function refusal(headers: EgressRequestHeaders): EgressError {
  try {
    toRequestHeaders(headers, 'Signalbox');
  } catch (error) {
    return error as EgressError;
  }
  throw new Error('the headers were accepted');
}

describe('toRequestHeaders', () => {
  it('adds a user agent and asks for an unencoded response', () => {
    expect(toRequestHeaders({}, 'Signalbox/1')).toEqual(['user-agent', 'Signalbox/1', 'accept-encoding', 'identity']);
  });

  it('leaves what the caller set alone, whatever its case', () => {
    expect(toRequestHeaders({ 'User-Agent': 'mine', 'Accept-Encoding': 'gzip' }, 'Signalbox/1')).toEqual([
      'user-agent',
      'mine',
      'accept-encoding',
      'gzip',
    ]);
  });

  it('sends several values as several lines and skips undefined', () => {
    const lines = toRequestHeaders({ 'X-Tag': ['a', 'b'], 'X-None': undefined }, 'Signalbox/1');
    expect(lines.slice(0, 4)).toEqual(['x-tag', 'a', 'x-tag', 'b']);
    expect(lines).not.toContain('x-none');
  });

  it('passes a header named __proto__ on as any other', () => {
    const headers = JSON.parse('{"__proto__":"x"}') as EgressRequestHeaders;
    expect(toRequestHeaders(headers, 'Signalbox/1').slice(0, 2)).toEqual(['__proto__', 'x']);
  });

  it.each([
    'Host',
    'connection',
    'Content-Length',
    'transfer-encoding',
    'UPGRADE',
    'HTTP2-Settings',
    'te',
    'Trailer',
    'expect',
    'Keep-Alive',
    'Proxy-Authorization',
    'proxy-connection',
    'Proxy-Anything',
  ])('refuses %s', (name) => {
    expect(refusal({ [name]: 'x' })).toMatchObject({ code: 'invalid_header', retryable: false, phase: 'before_send' });
  });

  it.each(['', 'a b', 'a:b', 'a\r\nhost', 'ä', 'a\0', ' a', 'a(b)'])('refuses the header name %j', (name) => {
    expect(refusal({ [name]: 'x' }).code).toBe('invalid_header');
  });

  it.each([
    ['carriage return', 'a\rb'],
    ['line feed', 'a\nb'],
    ['a whole smuggled header', 'a\r\nHost: internal'],
    ['null', 'a\0b'],
    ['delete', 'a\x7fb'],
    ['a character whose low byte is a line feed', 'a\u010ab'],
    ['a character whose low byte is a carriage return', 'a\u010db'],
  ])('refuses a value with %s and keeps it out of the message', (_, value) => {
    const error = refusal({ 'X-Key': `secret${value}` });
    expect(error.code).toBe('invalid_header');
    expect(error.message).toBe('The value of header "x-key" contains a character that is not allowed');
  });

  it('refuses one name in two spellings', () => {
    expect(refusal({ 'X-A': '1', 'x-a': '2' }).message).toBe('The header "x-a" is given twice');
  });

  it('refuses a value that is not text', () => {
    expect(refusal({ 'x-a': 7 as unknown as string }).code).toBe('invalid_header');
    expect(refusal({ 'x-a': ['ok', null as unknown as string] }).code).toBe('invalid_header');
    expect(refusal({ 'x-a': null as unknown as string }).code).toBe('invalid_header');
  });
});
