import crypto, { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { anyHmacMatches, contentId, fromBase64, fromHex } from './signatures';

const mac = (key: string, ...parts: string[]) => createHmac('sha256', key).update(parts.join('')).digest();

describe('anyHmacMatches', () => {
  it('knows a signature of any of the keys, over all parts in their order', () => {
    expect(anyHmacMatches('sha256', ['old', 'new'], ['a', Buffer.from('b')], [mac('new', 'ab')])).toBe(true);
    expect(anyHmacMatches('sha256', ['old', 'new'], ['a', 'b'], [mac('x', 'ab'), mac('old', 'ab')])).toBe(true);
    expect(anyHmacMatches('sha256', ['old', 'new'], ['b', 'a'], [mac('new', 'ab')])).toBe(false);
  });

  it('believes nothing without a key or a signature', () => {
    expect(anyHmacMatches('sha256', [], ['a'], [mac('', 'a')])).toBe(false);
    expect(anyHmacMatches('sha256', ['key'], ['a'], [])).toBe(false);
  });

  it('takes an empty key for none, because everybody has it', () => {
    expect(anyHmacMatches('sha256', ['', Buffer.alloc(0)], ['a'], [mac('', 'a')])).toBe(false);
  });

  it('refuses a part of the right signature, and more than it', () => {
    const signature = mac('key', 'a');
    expect(anyHmacMatches('sha256', ['key'], ['a'], [signature.subarray(0, 31)])).toBe(false);
    expect(anyHmacMatches('sha256', ['key'], ['a'], [Buffer.concat([signature, Buffer.alloc(1)])])).toBe(false);
    expect(anyHmacMatches('sha256', ['key'], ['a'], [Buffer.alloc(0)])).toBe(false);
  });

  it('compares in constant time and every pair, whichever matches', () => {
    const compare = jest.spyOn(crypto, 'timingSafeEqual');
    anyHmacMatches('sha256', ['first', 'second'], ['a'], [mac('first', 'a'), mac('x', 'a'), mac('y', 'a')]);
    expect(compare).toHaveBeenCalledTimes(6);
    compare.mockRestore();
  });
});

describe('the encodings of signatures', () => {
  it('read what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (array) => {
        const bytes = Buffer.from(array);
        expect(fromHex(bytes.toString('hex'))).toEqual(bytes);
        expect(fromHex(bytes.toString('hex').toUpperCase())).toEqual(bytes);
        expect(fromBase64(bytes.toString('base64'))).toEqual(bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(['', 'a', 'abc', '0x00', ' 00', '00 ', '00\n', 'zz', '0g', '٠٠', 'ab-cd'])('refuse %j as hex', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['missing padding', 'QQ'],
    ['half the padding', 'QQ='],
    ['padding alone', '===='],
    ['too much padding', 'QUJD===='],
    ['padding inside', 'QQ==QUJD'],
    ['the URL alphabet', '_-_-'],
    ['a space', 'QU JD'],
    ['a line feed at the end', 'QUJD\n'],
    ['unused bits that are not zero', 'QR=='],
    ['unused bits that are not zero, with one =', 'QUJ='],
  ])('refuse base64 with %s', (_, text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it('have one base64 text for each value, so that no signature has a second spelling', () => {
    const base64 = fc.stringMatching(/^[A-Za-z0-9+/]{1,8}={0,2}$/);
    fc.assert(
      fc.property(base64, (text) => {
        const bytes = fromBase64(text);
        expect(bytes?.toString('base64') ?? text).toBe(text);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });
});

describe('contentId', () => {
  it('is the hash of all parts', () => {
    expect(contentId(['a', Buffer.from('b')])).toBe(contentId([Buffer.from('ab')]));
    expect(contentId([''])).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
