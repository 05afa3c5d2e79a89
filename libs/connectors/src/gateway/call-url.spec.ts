import fc from 'fast-check';
import { NotCallable } from './not-callable';
import { callUrl, pathProblem } from './call-url';

const BASES = [
  'https://api.example.com',
  'https://api.example.com/',
  'https://api.example.com/v1',
  'https://a.example/v1/',
];

describe('callUrl', () => {
  it.each([
    ['https://h.example', '/', 'https://h.example/'],
    ['https://h.example/', '/a', 'https://h.example/a'],
    ['https://h.example/v1', '/', 'https://h.example/v1/'],
    ['https://h.example/v1', '/a/b', 'https://h.example/v1/a/b'],
    ['https://h.example/v1/', '/a', 'https://h.example/v1/a'],
    ['https://h.example:8443/v1', '/a', 'https://h.example:8443/v1/a'],
    ['http://[::1]:3000/v1', '/a', 'http://[::1]:3000/v1/a'],
    ['https://h.example/v1#part', '/a', 'https://h.example/v1/a'],
    ['https://h.example', '/a?b=c&d=e', 'https://h.example/a?b=c&d=e'],
    ['https://h.example', '/a?b=c%20d+e', 'https://h.example/a?b=c%20d+e'],
    ['https://h.example', '/a?', 'https://h.example/a'],
    ['https://h.example', '/a?b?c', 'https://h.example/a?b?c'],
    ['https://h.example', '/a?next=https://other.example/', 'https://h.example/a?next=https://other.example/'],
    ['https://h.example', '/a?b#c', 'https://h.example/a?b%23c'],
    ['https://h.example', '/repos/a%2Fb', 'https://h.example/repos/a%2Fb'],
    ['https://h.example', '/channels/%23general', 'https://h.example/channels/%23general'],
    ['https://h.example', '/100%25', 'https://h.example/100%25'],
    ['https://h.example', '/a b/ü', 'https://h.example/a%20b/%C3%BC'],
    ['https://h.example', '/@user:80/x', 'https://h.example/@user:80/x'],
    ['https://h.example', '/https://other.example/', 'https://h.example/https://other.example/'],
    ['https://h.example', '/a//b', 'https://h.example/a//b'],
    ['https://h.example', '/a;v=1', 'https://h.example/a;v=1'],
    ['https://h.example', '/.well-known/x', 'https://h.example/.well-known/x'],
    ['https://h.example', '/...', 'https://h.example/...'],
    ['https://h.example', '/a..b', 'https://h.example/a..b'],
  ])('%s and %s make %s', (base, path, url) => {
    expect(callUrl(new URL(base), path).href).toBe(url);
  });

  it("keeps the base's query, and lets a parameter of the call replace one of the same name", () => {
    const base = new URL('https://h.example/v1?version=2024-01&mode=a');
    expect(callUrl(base, '/x').search).toBe('?version=2024-01&mode=a');
    expect(callUrl(base, '/x?b=1').search).toBe('?version=2024-01&mode=a&b=1');
    expect(callUrl(base, '/x?mode=b&mode=c').search).toBe('?version=2024-01&mode=b&mode=c');
    expect(callUrl(base, '/x?b=1', { mode: 'd', b: '2 &=' }).search).toBe('?version=2024-01&mode=d&b=2+%26%3D');
  });

  it.each([
    ['nothing', ''],
    ['no slash', 'a'],
    ['a query alone', '?a=b'],
    ['another host', '//evil.example/'],
    ['another host by backslashes', '\\\\evil.example\\'],
    ['another host by a mixed pair', '/\\evil.example/'],
    ['another host, half encoded', '/%2fevil.example/'],
    ['another host, encoded twice', '/%252fevil.example/'],
    ['another host behind a tab', '/\t/evil.example'],
    ['a URL', 'https://evil.example/'],
    ['a URL without slashes', 'https:evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['credentials that make the host a user', '@evil.example/'],
    ['a port', ':8080/'],
    ['a host that grows', '.evil.example/'],
    ['..', '/..'],
    ['../', '/../'],
    ['.. in the middle', '/a/../b'],
    ['.. at the end', '/a/..'],
    ['many ..', '/../../../../etc/passwd'],
    ['.', '/.'],
    ['. in the middle', '/a/./b'],
    ['%2e%2e', '/%2e%2e/'],
    ['%2E%2E', '/a/%2E%2E'],
    ['.%2e', '/a/.%2e/b'],
    ['%2e.', '/a/%2e./b'],
    ['%2e', '/a/%2e/b'],
    ['an encoded slash behind ..', '/..%2fb'],
    ['an encoded slash before ..', '/a%2f..%2fb'],
    ['all of ../ encoded', '/%2e%2e%2f'],
    ['.. encoded twice', '/%252e%252e/'],
    ['.. encoded three times', '/%25252e%25252e/'],
    ['../ encoded twice', '/%252e%252e%252f'],
    ['.. encoded twice beside a broken escape', '/%25zz/%252e%252e/'],
    ['.. in UTF-8 that is too long', '/%c0%ae%c0%ae/'],
    ['..; as servlet containers read it', '/..;/b'],
    ['..; with a parameter', '/a/..;x=1/b'],
    ['..; encoded', '/a/%2e%2e%3b/b'],
    ['a backslash', '/a\\b'],
    ['.. between backslashes', '/a\\..\\b'],
    ['an encoded backslash', '/a%5cb'],
    ['an encoded backslash and ..', '/..%5c..%5cb'],
    ['a backslash encoded twice', '/a%255cb'],
    ['a fragment', '/a#b'],
    ['a fragment before the query', '/a#b?c=d'],
    ['a null', '/a\0'],
    ['an encoded null', '/a%00.json'],
    ['a null encoded twice', '/a%2500'],
    ['a line feed', '/a\nb'],
    ['an encoded line feed', '/a%0d%0aHost:%20b'],
    ['a tab within ..', '/.\t./b'],
    ['an encoded tab within ..', '/.%09./b'],
    ['a line feed in the query', '/a?b=c\r\nd'],
    ['a delete', '/a\x7f'],
    ['a C1 control character', '/a\x85'],
    ['fullwidth dots', '/\uff0e\uff0e/b'],
    ['fullwidth dots, encoded', '/%EF%BC%8E%EF%BC%8E/b'],
    ['a two dot leader', '/\u2025/b'],
    ['a fullwidth slash behind ..', '/..\uff0fb'],
    ['half a character', '/a\ud800'],
    ['a broken escape', '/a%'],
    ['an escape that is no hex', '/a%zz'],
    ['an escape that is no UTF-8', '/a%ff'],
  ])('refuses %s', (_, path) => {
    for (const base of BASES) {
      expect(() => callUrl(new URL(base), path)).toThrow(NotCallable);
    }
    expect(pathProblem(path)).toEqual(expect.any(String));
  });

  it('says what is wrong and does not repeat the path', () => {
    expect(() => callUrl(new URL('https://h.example'), '/../secretive')).toThrow(
      expect.objectContaining({
        kind: 'unprocessable',
        code: 'invalid_path',
        message: 'The path of a call must not have . or .. segments.',
      }),
    );
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '..',
      '.',
      '%2e',
      '%2E%2E',
      '%252e',
      '%2f',
      '%5c',
      '\\',
      '@',
      ':',
      '?',
      '#',
      ';',
      '&',
      '=',
    ),
    fc.constantFrom(
      'evil.example',
      'https://',
      '\t',
      '\n',
      '\0',
      '%00',
      '%',
      '%25',
      '\uff0e',
      '\u2215',
      '\u2044',
      '[',
      ']',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.stringMatching(/^[a-z0-9]{0,5}$/),
  );
  const path = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
  const query = fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 3 });

  it('never leaves the base, whatever path and query are', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.constantFrom(...BASES), path, query, (text, hostile, parameters) => {
        const base = new URL(text);
        let url: URL;
        try {
          url = callUrl(base, hostile, parameters);
        } catch (error) {
          expect(error).toBeInstanceOf(NotCallable);
          return;
        }
        made += 1;
        const again = new URL(url.href); // as the client parses it
        expect(again.origin).toBe(base.origin);
        expect([again.username, again.password, again.hash]).toEqual(['', '', '']);
        expect(`${again.pathname}/`.startsWith(`${base.pathname.replace(/\/$/, '')}/`)).toBe(true);
        expect(again.pathname.split('/')).not.toContain('..');
      }),
      { seed: 9, numRuns: 3_000 },
    );
    expect(made).toBeGreaterThan(500);
  });
});
