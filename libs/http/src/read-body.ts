import type { Readable } from 'node:stream';
import { errorCodes } from 'fastify';

type Done = (error: Error | null, body?: Buffer) => void;

/**
 * Reads a body of at most `limit` bytes. Fastify can do that too, but copies each body once more, and V8 collects its heap
 * the sooner for it. See docs/adr/0033-a-full-flush-is-on-its-way.md.
 *
 * Fails with Fastify's own errors when the body is too large, or not as long as its `content-length` says.
 */
export function readBody(payload: Readable, contentLength: string | undefined, limit: number, done: Done): void {
  // Fastify closes the connection of a request whose body fails.
  if (Number(contentLength) > limit) return done(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
  const chunks: Buffer[] = [];
  let length = 0;

  const end = (error: Error | null, body?: Buffer) => {
    payload.off('data', onData).off('end', onEnd).off('error', onError);
    done(error, body);
  };
  const onData = (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) end(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    else chunks.push(chunk);
  };
  const onEnd = () => {
    if (contentLength !== undefined && Number(contentLength) !== length) {
      return end(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH());
    }
    // Node's parser has copied each chunk out of what it read from the socket.
    const [only] = chunks;
    end(null, only && chunks.length === 1 ? only : Buffer.concat(chunks, length));
  };
  const onError = (error: Error) => end(Object.assign(error, { statusCode: 400 }));

  payload.on('data', onData).on('end', onEnd).on('error', onError).resume();
}
