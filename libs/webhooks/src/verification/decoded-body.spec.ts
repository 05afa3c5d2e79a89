import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { decodedBody, LARGEST_DECODED } from './decoded-body';

const TEXT = '{"action":"opened"}';
const decoded = (coding: string | undefined, body: Buffer) =>
  decodedBody(coding === undefined ? {} : { 'content-encoding': coding }, body)?.toString();

describe('a body', () => {
  it.each([
    [undefined, Buffer.from(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    [' GZIP ', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
  ])('coded as %p is read', (coding, body) => {
    expect(decoded(coding, body)).toBe(TEXT);
  });

  it.each([
    ['gzip', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT).subarray(0, 20)],
    ['br', gzipSync(TEXT)],
    ['zstd', Buffer.from(TEXT)],
    ['gzip, gzip', gzipSync(gzipSync(TEXT))],
    ['constructor', Buffer.from(TEXT)],
  ])('that is not what %p says is not', (coding, body) => {
    expect(decoded(coding, body)).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('that is a bomb of %s is stopped', (coding, encode) => {
    const bomb = encode(Buffer.alloc(LARGEST_DECODED + 1));
    expect(bomb.length).toBeLessThan(100_000);
    expect(decoded(coding, bomb)).toBeUndefined();
  });
});
