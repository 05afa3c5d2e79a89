import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { HOSTILE_HEADERS } from './hostile-headers';
import { hostileText, hostileValue } from './hostile-values';

/** A connector that takes webhooks, and how one is signed for it. */
export interface HostileSource {
  readonly ingestKey: string;
  sign(body: Buffer): Record<string, string>;
}

export const hmac = (key: string | Buffer, text: Buffer | string) => createHmac('sha256', key).update(text);

const bodies: fc.Arbitrary<Buffer> = fc.oneof(
  hostileValue.map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .record({ id: hostileValue, type: hostileValue, action: hostileText })
    .map((event) => Buffer.from(JSON.stringify(event))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom('', '{"a":', '['.repeat(20_000), '\0', '{"id":1e400}', '\ufeff{}').map((text) => Buffer.from(text)),
  fc.constantFrom(gzipSync('{}'), Buffer.from('{"id":"x"}', 'utf16le'), Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80])),
);

/** Many are signed well, and get through to the inbox. */
export const hostileWebhook = (sources: readonly HostileSource[]): fc.Arbitrary<InjectOptions> =>
  fc
    .record({
      source: fc.constantFrom(...sources),
      body: bodies,
      isSigned: fc.boolean(),
      path: fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: hostileText }),
      headers: fc.oneof(fc.constant({}), fc.constantFrom(...HOSTILE_HEADERS)),
      signature: fc.constantFrom('', 'sha256=', 'sha256=zz', 'v1,', 'v1,a v1,b', 'ÿ', '0'.repeat(5_000)),
    })
    .map(({ source, body, isSigned, path, headers, signature }) => ({
      method: 'POST',
      url: `/hooks/${source.ingestKey}${encodeURIComponent(path.toWellFormed())}`,
      payload: body,
      headers: { ...(isSigned ? source.sign(body) : unsigned(signature)), ...headers } as Record<string, string>,
    }));

const unsigned = (signature: string) => ({
  'x-hub-signature-256': signature,
  'x-signature': signature,
  'webhook-signature': signature,
  'webhook-id': signature,
  'webhook-timestamp': signature,
});
