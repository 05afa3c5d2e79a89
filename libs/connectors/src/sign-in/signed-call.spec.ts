import { createHmac } from 'node:crypto';
import { standardWebhooks } from '../catalogue/types/standard-webhooks';
import { signatureHeaders } from './signed-call';

const call = {
  method: 'post',
  url: new URL('https://api.example.com/v1/a?b=c'),
  body: Buffer.from('{"test": 2432232314}'),
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  now: new Date(1_614_265_330_000),
};

describe('a signed call', () => {
  it('is signed as the test vector of Standard Webhooks', () => {
    const headers = signatureHeaders(standardWebhooks.auth[0], 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', call);
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('covers what its template says, in this order', () => {
    const auth = {
      scheme: 'hmac',
      header: 'x-signature',
      algorithm: 'sha512',
      template: '{method}\n{path}\n{url}\n{timestamp}\n{id}\n{body}',
      timestampUnit: 'ms',
      timestampHeader: 'x-time',
    } as const;
    const text = `POST\n/v1/a?b=c\nhttps://api.example.com/v1/a?b=c\n1614265330000\n${call.id}\n{"test": 2432232314}`;
    expect(signatureHeaders(auth, 'key', call)).toEqual({
      'x-signature': createHmac('sha512', 'key').update(text).digest('hex'),
      'x-time': '1614265330000',
    });
  });

  it('covers the exact bytes of a body, and an empty one', () => {
    const auth = { scheme: 'hmac', header: 'x-signature' } as const;
    const body = Buffer.from([0, 255, 128, 10]);
    const signed = (bytes: Buffer) => createHmac('sha256', 'key').update(bytes).digest('hex');
    expect(signatureHeaders(auth, 'key', { ...call, body })).toEqual({ 'x-signature': signed(body) });
    const empty = signatureHeaders(auth, 'key', { ...call, body: undefined });
    expect(empty).toEqual({ 'x-signature': signed(Buffer.alloc(0)) });
  });

  it.each(['whsec_not base64!', 'whsec_', ''])('is not made with the key %j, which is not in base64', (secret) => {
    expect(() => signatureHeaders(standardWebhooks.auth[0], secret, call)).toThrow('is not in base64');
  });
});
