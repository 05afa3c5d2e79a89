import { PassThrough } from 'node:stream';
import { readBody } from './read-body';

describe('a body', () => {
  function reading(contentLength: string | undefined, limit = 10) {
    const payload = new PassThrough();
    const read = new Promise<Buffer | undefined>((resolve, reject) => {
      readBody(payload, contentLength, limit, (error, body) => (error ? reject(error) : resolve(body)));
    });
    return { payload, read };
  }

  it('that comes in one piece is that piece', async () => {
    const { payload, read } = reading('4');
    const bytes = Buffer.from('once');
    payload.end(bytes);
    expect(await read).toBe(bytes);
  });

  it('is put together from its pieces', async () => {
    const { payload, read } = reading(undefined);
    payload.write('in ');
    payload.end('pieces');
    expect(String(await read)).toBe('in pieces');
  });

  it('may be empty', async () => {
    const { payload, read } = reading(undefined);
    payload.end();
    expect(await read).toEqual(Buffer.alloc(0));
  });

  it('is refused before it is read when it tells that it is too large', async () => {
    const { payload, read } = reading('11');
    await expect(read).rejects.toMatchObject({ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 });
    expect(payload.listenerCount('data')).toBe(0);
  });

  it('is refused as soon as it is too large', async () => {
    const { payload, read } = reading(undefined);
    payload.write('0123456789');
    payload.write('0');
    await expect(read).rejects.toMatchObject({ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 });
    expect(payload.listenerCount('data')).toBe(0);
  });

  it('is refused when it is not as long as it tells', async () => {
    const { payload, read } = reading('5');
    payload.end('half');
    await expect(read).rejects.toMatchObject({ code: 'FST_ERR_CTP_INVALID_CONTENT_LENGTH', statusCode: 400 });
  });

  it('is nobody’s mistake but the client’s when its connection breaks', async () => {
    const { payload, read } = reading('5');
    payload.write('half');
    payload.destroy(new Error('aborted'));
    await expect(read).rejects.toMatchObject({ message: 'aborted', statusCode: 400 });
  });
});
