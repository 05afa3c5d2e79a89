import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MasterKey } from './master-key';

/** Answers Decrypt as AWS KMS does. Source: AWS KMS API reference. */
describe('a master key that AWS KMS keeps', () => {
  const bytes = Buffer.alloc(32, 5);
  let server: Server;
  const asked: unknown[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        const { CiphertextBlob } = JSON.parse(text) as { CiphertextBlob: string };
        asked.push([request.headers['x-amz-target'], CiphertextBlob]);
        const known = { [blob]: bytes, [short]: bytes.subarray(1) }[CiphertextBlob];
        const body = known
          ? { Plaintext: known.toString('base64'), KeyId: 'arn:aws:kms:eu-central-1:1:key/1' }
          : { __type: 'InvalidCiphertextException', message: 'no' };
        response.writeHead(known ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(body));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  });
  afterAll(() => server.close());

  const blob = Buffer.from('the ciphertext of a key, as KMS made it').toString('base64');
  const short = Buffer.from('the ciphertext of something else, 31 bytes').toString('base64');

  it('is decrypted at start, and works as the same key in clear', async () => {
    const key = await MasterKey.load({ SIGNALBOX_MASTER_KEY: `aws-kms:${blob}`, SIGNALBOX_OTHER_MASTER_KEYS: [] });
    expect(key.id).toBe(new MasterKey({ SIGNALBOX_MASTER_KEY: bytes.toString('base64') }).id);
    expect(asked).toEqual([['TrentService.Decrypt', blob]]);
  });

  it.each([
    [short, /SIGNALBOX_MASTER_KEY: .*31 bytes/],
    [Buffer.from('nobody made this ciphertext, nobody').toString('base64'), /SIGNALBOX_MASTER_KEY: /],
  ])('stops the start when it cannot be had', async (text, message) => {
    await expect(MasterKey.load({ SIGNALBOX_MASTER_KEY: `aws-kms:${text}` })).rejects.toThrow(message);
  });
});
