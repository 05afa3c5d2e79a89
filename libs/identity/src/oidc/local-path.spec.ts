import { isLocalPath } from './local-path';

describe('a path to return to', () => {
  it.each(['/', '/console', '/console/jobs?status=dead&x=%2F%2Fevil.example#top', '/a//b'])('may be %s', (path) => {
    expect(isLocalPath(path)).toBe(true);
    expect(new URL(path, 'https://own.example').origin).toBe('https://own.example');
  });

  it.each([
    '',
    'console',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/console\\..\\x',
    '/con sole',
    '/ü',
    `/${'a'.repeat(1_000)}`,
    undefined,
    ['/a'],
  ])('is not %p', (path) => {
    expect(isLocalPath(path)).toBe(false);
  });
});
