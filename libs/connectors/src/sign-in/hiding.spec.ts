import { hiding } from './hiding';

const SECRET = 'pa/ss+"wörd&=1';

describe('hiding', () => {
  const hide = hiding([SECRET]);

  it.each([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify({ you: SECRET })],
    ['in a URL', `https://example.com/?key=${encodeURIComponent(SECRET)}`],
    ['in a form', new URLSearchParams({ a: 'b', key: SECRET }).toString()],
    ['in hex', Buffer.from(SECRET).toString('hex')],
    ['in capital hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 behind a user', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['in base64 between others', Buffer.from(`ab${SECRET}cd`).toString('base64')],
    ['in base64url', Buffer.from(`x${SECRET}`).toString('base64url')],
  ])('leaves nothing of a secret %s', (_, text) => {
    const hidden = hide(text);
    expect(hidden).toContain('[redacted]');
    expect(Buffer.from(hidden.replace('[redacted]', ''), 'base64').toString()).not.toContain('ss+');
    expect(hidden.length).toBeLessThan(text.length + '[redacted]'.length - 12);
  });

  it('hides the whole of a secret that holds another one', () => {
    expect(hiding(['password', 'user:password'])('user:password, password')).toBe('[redacted], [redacted]');
  });

  it('leaves other texts alone, and hides none that is too short to be told apart', () => {
    expect(hiding([SECRET, 'abc'])('abcdef')).toBe('abcdef');
  });
});
