import { OwnOrigin } from './own-origin';

const own = new OwnOrigin({ PUBLIC_URL: 'https://signalbox.example/' });
const write =
  (headers: Record<string, string>, method = 'POST') =>
  () =>
    own.assert({ method, headers, protocol: 'http', host: '10.0.0.5:3000' });

describe('OwnOrigin', () => {
  it('takes a write from the public address', () => {
    expect(write({ origin: 'https://signalbox.example' })).not.toThrow();
  });

  it('takes a write from the address that was asked', () => {
    const asked = {
      method: 'POST',
      headers: { origin: 'https://10.0.0.5' },
      protocol: 'https',
      host: '10.0.0.5',
    } as const;
    expect(() => own.assert(asked)).not.toThrow();
    const plain = { ...asked, headers: { origin: 'http://10.0.0.5' }, protocol: 'http' } as const;
    expect(() => new OwnOrigin({ PUBLIC_URL: 'http://localhost:3000' }).assert(plain)).not.toThrow();
  });

  it('refuses the page of its own name without TLS, also when a proxy ended the TLS of the write', () => {
    const behindProxy = {
      method: 'POST',
      headers: { origin: 'http://signalbox.example' },
      protocol: 'http',
      host: 'signalbox.example',
    } as const;
    expect(() => own.assert(behindProxy)).toThrow(/must come from/);
  });

  it('takes a write that the browser calls same-origin', () => {
    expect(write({ origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' })).not.toThrow();
    expect(write({ 'sec-fetch-site': 'none' })).not.toThrow();
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { origin: 'https://other.signalbox.example', 'sec-fetch-site': 'same-site' }],
    ['the same host without TLS', { origin: 'http://signalbox.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['nobody says where', {}],
  ])('refuses a write from %s', (_, headers) => {
    expect(write(headers)).toThrow(/must come from https:\/\/signalbox\.example/);
  });

  it.each(['GET', 'HEAD'])('lets anyone read by %s: the answer stays closed to other sites', (method) => {
    expect(write({ origin: 'https://evil.example' }, method)).not.toThrow();
  });
});
