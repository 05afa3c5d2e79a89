import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const LOGIN = 'POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('what is no HTTP', () => {
  let api: ApiUnderTest;
  beforeAll(async () => (api = await startApiUnderTest()));
  afterAll(() => api.stop());

  /** Everything that comes back until the connection ends. */
  async function send(bytes: string): Promise<string> {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined); // it may be reset while we still send
    socket.write(bytes, 'latin1');
    await once(socket, 'close');
    return Buffer.concat(chunks).toString();
  }

  it.each([
    ['noise', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400, 'bad_request'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad_request'],
    ['an unknown method', 'STEAL / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'bad_request'],
    ['a space in the address', 'GET /health /live HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'bad_request'],
    ['a NUL in a header', 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n', 400, 'bad_request'],
    ['a folded header', 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n X: 1\r\n\r\n', 400, 'bad_request'],
    ['two lengths', `${LOGIN}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, 'bad_request'],
    [
      'a length beside chunks',
      `${LOGIN}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'bad_request',
    ],
    ['a length that is none', `${LOGIN}Content-Length: -2\r\n\r\n{}`, 400, 'bad_request'],
    ['a chunk without a size', `${LOGIN}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`, 400, 'bad_request'],
    ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}`, 431, 'headers_too_large'],
    ['an address without end', `GET /${'x'.repeat(20_000)}`, 431, 'headers_too_large'],
  ])('is answered with a problem document: %s', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json');
    const problem = JSON.parse(body) as Record<string, unknown>;
    expect(problem).toMatchObject({ status, code, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(head).toContain(`x-request-id: ${String(problem.requestId)}`);
    expect(head).toContain(`traceparent: 00-${String(problem.traceId)}`);
  });

  it('holds no connection for a request that never comes in full', () => {
    const { requestTimeout, headersTimeout } = api.app.getHttpServer() as {
      requestTimeout: number;
      headersTimeout: number;
    };
    expect([requestTimeout, headersTimeout]).toEqual([60_000, 60_000]);
  });

  it('does the api no harm', async () => {
    await api.operator.get('/v1/auth/me').expect(200);
  });
});
