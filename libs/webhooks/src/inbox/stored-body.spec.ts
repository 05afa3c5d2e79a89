import { randomBytes } from 'node:crypto';
import { uncompressSync } from 'lz4-napi';
import { originalBody, storedBody } from './stored-body';

jest.mock('lz4-napi', () => {
  const real: { uncompressSync: typeof uncompressSync } = jest.requireActual('lz4-napi');
  return { ...real, uncompressSync: jest.fn(real.uncompressSync) };
});

describe('a body in its row', () => {
  const event = Buffer.from(
    JSON.stringify({ commits: Array.from({ length: 60 }, (_, n) => ({ id: n, url: 'https://x' })) }),
  );

  it('is compressed, and comes back byte for byte', () => {
    const { bytes, coding } = storedBody(event);
    expect(coding).toBe('lz4');
    expect(bytes.length).toBeLessThan(event.length / 3);
    expect(bytes.readUInt32LE()).toBe(event.length);
    expect(originalBody(bytes, coding)).toEqual(event);
  });

  it('of every size comes back byte for byte', () => {
    for (const size of [0, 1, 1_023, 1_024, 8_192, 8_193, 262_144]) {
      const body = Buffer.alloc(size, '{"a":[1,2,3]},');
      const { bytes, coding } = storedBody(body);
      expect(originalBody(bytes, coding)?.equals(body)).toBe(true);
    }
  });

  it('that could not be compressed more comes back, too', () => {
    for (const size of [1_024, 65_536, 5_242_880]) {
      const { bytes, coding } = storedBody(Buffer.alloc(size));
      expect(originalBody(bytes, coding)?.equals(Buffer.alloc(size))).toBe(true);
    }
  });

  it.each([
    ['short', Buffer.from('{"action":"opened"}'), undefined],
    ['no smaller', randomBytes(4_096), undefined],
    ['coded by its sender', event, 'gzip'],
  ])('that is %s stays as it came', (_, body, contentEncoding) => {
    expect(storedBody(body, contentEncoding)).toEqual({ bytes: body, coding: null });
    expect(originalBody(body, null)).toBe(body);
  });

  it('that is missing stays so, and one that is damaged says so', () => {
    expect(originalBody(null, 'lz4')).toBeUndefined();
    const { bytes } = storedBody(event);
    const damaged = expect.objectContaining({ code: 'payload_damaged' });
    expect(() => originalBody(bytes.subarray(0, -10), 'lz4')).toThrow(damaged);
    expect(() => originalBody(event, 'lz4')).toThrow(damaged);
  });

  it('whose length is damaged sets aside nothing for it', () => {
    const { bytes } = storedBody(event);
    bytes.writeUInt32LE(0xffff_ffff);
    jest.mocked(uncompressSync).mockClear();
    expect(() => originalBody(bytes, 'lz4')).toThrow(expect.objectContaining({ code: 'payload_damaged' }));
    expect(uncompressSync).not.toHaveBeenCalled();
  });
});
