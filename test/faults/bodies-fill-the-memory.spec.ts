import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createPipeline, deliver, type Pipeline, until } from '@app/testing';
import type { AddressInfo } from 'node:net';
import { type ApiUnderTest, startApiUnderTest } from '../support/api-under-test';

const MIB = 1024 * 1024;

describe('large webhooks that come slowly', () => {
  let api: ApiUnderTest;
  let pipeline: Pipeline;
  const senders: Socket[] = [];
  beforeAll(async () => {
    api = await startApiUnderTest({ OVERLOAD_MAX_BYTES: String(4 * MIB - 1) });
    pipeline = await createPipeline(api.operator, { destinationUrl: 'http://127.0.0.1:9' });
  });
  afterAll(async () => {
    for (const sender of senders) sender.destroy();
    await api.stop();
  });

  /** Announces a body and sends a byte of it. @returns the status, when an answer comes all the same */
  async function begin(framing: string): Promise<{ sender: Socket; status: Promise<string> }> {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const sender = connect(port, '127.0.0.1');
    senders.push(sender);
    await once(sender, 'connect');
    sender.on('error', () => undefined);
    const head = `POST /hooks/${pipeline.ingestKey} HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\n${framing}\r\n\r\n`;
    sender.write(head);
    return { sender, status: once(sender, 'data').then(([answer]) => String(answer).slice(9, 12)) };
  }

  const large = (status: number | 'any') =>
    deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret, payload: { text: 'x'.repeat(MIB) } }, status);

  it('take no more memory than they may: the next is refused, small ones are taken, and room comes back', async () => {
    const first = [];
    for (let n = 0; n < 3; n += 1) first.push(await begin(`content-length: ${MIB}`));
    await until('all to be on their way', async () => (await large('any')).status === 503);
    const refused = await large(503);
    expect(refused.body.code).toBe('overloaded');
    expect(refused.headers['retry-after']).toBe('1');
    // One that does not tell its length is taken for a megabyte.
    const chunked = await begin('transfer-encoding: chunked');
    expect(await chunked.status).toBe('503');
    await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret });
    for (const { sender } of first) sender.destroy();
    await until('room to come back', async () => (await large('any')).status === 202);
  });
});
