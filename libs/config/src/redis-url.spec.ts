import { parseRedisUrl, redisHosts } from './redis-url';

describe('the address of Redis', () => {
  it.each([
    ['redis://127.0.0.1:6379', { kind: 'single', tls: false, database: 0 }],
    [
      'rediss://redis.example/3',
      { kind: 'single', tls: true, database: 3, hosts: [{ host: 'redis.example', port: 6_379 }] },
    ],
    ['redis://:p%40ss@[::1]:7000', { password: 'p@ss', hosts: [{ host: '::1', port: 7_000 }] }],
    [
      'redis+sentinel://me:secret@a.example:1,b.example/mymaster/2?sentinelPassword=other',
      {
        kind: 'sentinel',
        master: 'mymaster',
        database: 2,
        username: 'me',
        password: 'secret',
        sentinelPassword: 'other',
        hosts: [
          { host: 'a.example', port: 1 },
          { host: 'b.example', port: 26_379 },
        ],
      },
    ],
    ['rediss+cluster://:secret@a:1,b:2,c:3', { kind: 'cluster', tls: true, password: 'secret' }],
  ])('%s', (text, expected) => expect(parseRedisUrl(text)).toMatchObject(expected));

  it.each([
    ['redis://a:1,b:2', /must be redis:\/\/host:port/],
    ['redis://', /must be/],
    ['redis+sentinel://a:1', /lacks the name of the master/],
    ['redis+cluster://a:1/2', /names a database/],
    ['redis://a:port', /must be/],
    ['redis://a:70000', /must be/],
    ['redis://a:1/word', /must be/],
    ['http://a:1', /must be/],
  ])('is not %s', (text, message) => expect(() => parseRedisUrl(text)).toThrow(message));

  it('never tells the password', () => {
    const told = (() => {
      try {
        parseRedisUrl('redis://:hunter2@a:port');
      } catch (error) {
        return String(error);
      }
    })();
    expect(told).not.toContain('hunter2');
    expect(redisHosts(parseRedisUrl('redis+cluster://:hunter2@a:1,b:2'))).toBe('a:1, b:2');
  });
});
