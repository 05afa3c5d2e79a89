import { nextHop } from './redirects';
import type { EgressResponse } from './exchange';

const answer = (status: number, location?: string | string[]) =>
  ({ status, headers: location === undefined ? {} : { location } }) as unknown as EgressResponse;
const hop = (method: string, url = 'https://api.example.com/a/b?c=d') => ({
  url: new URL(url),
  method,
  headers: { Authorization: 'Bearer s', 'X-Api-Key': 's', Accept: 'text/html', cookie: 'a=b' },
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'of a GET by %i is followed to where it points, relative to where it came from',
    (status) => {
      const next = nextHop(hop('get'), answer(status, '../x?y=z'));
      expect(next).toMatchObject({ method: 'GET' });
      expect(String(next?.url)).toBe('https://api.example.com/x?y=z');
      expect(next?.headers).toEqual(hop('get').headers);
    },
  );

  it.each([
    'https://other.example/',
    '//other.example/',
    'https://api.example.com:8443/',
    'https://api.example.com.evil.example/',
  ])('to another origin, %s, gets none of what the call was given for the first one', (location) => {
    expect(nextHop(hop('HEAD'), answer(302, location))?.headers).toEqual({ Accept: 'text/html' });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('of a %s is an answer', (method) => {
    expect(nextHop(hop(method), answer(307, '/x'))).toBeUndefined();
  });

  it.each<[number, string | string[] | undefined]>([
    [200, '/x'],
    [300, '/x'],
    [304, '/x'],
    [404, '/x'],
    [302, undefined],
    [302, ['/x', '/y']],
  ])('is none with status %i and location %j', (status, location) => {
    expect(nextHop(hop('GET'), answer(status, location))).toBeUndefined();
  });

  it.each(['http://api.example.com/', 'http://', 'https://['])('from https to %s is refused', (location) => {
    expect(() => nextHop(hop('GET'), answer(302, location))).toThrow(
      expect.objectContaining({ code: 'egress_forbidden' }),
    );
  });
});
