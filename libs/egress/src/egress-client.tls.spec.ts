import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import tls from 'node:tls';
import { EgressClient } from './egress-client';
import type { EgressError } from './egress-error';

const timeouts = { connectMs: 5_000, firstByteMs: 5_000, totalMs: 10_000 };
const certified = selfSigned('api.example.com');

const open: { close(): unknown }[] = [];
afterEach(() => Promise.all(open.splice(0).map((resource) => resource.close())));

function client(extraCa?: string): EgressClient {
  const egress = new EgressClient({
    allowCidrs: ['127.0.0.1/32'],
    userAgent: 'Signalbox/test',
    extraCa,
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  open.push(egress);
  return egress;
}

async function port(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function call(egress: EgressClient, host: string): Promise<{ status: number; body: Buffer }> {
  return egress.request({ url: new URL(`https://${host}/`), method: 'POST', body: 'secret', timeouts });
}

const failure = (response: Promise<unknown>) =>
  response.then(
    () => undefined,
    (error: EgressError) => error,
  );

describe('TLS', () => {
  it('reaches a host whose certificate is trusted and bears its name', async () => {
    const at = await port(createServer(certified, (_, response) => response.end('private')));
    const response = await call(client(certified.cert), `api.example.com:${at}`);
    expect([response.status, response.body.toString()]).toEqual([200, 'private']);
  });

  it.each([
    ['an untrusted certificate', undefined, 'api.example.com'],
    ["another host's certificate", certified.cert, 'other.example.com'],
  ])('sends nothing to a host with %s', async (_, ca, host) => {
    const received = jest.fn();
    const at = await port(createServer(certified, received));
    expect(await failure(call(client(ca), `${host}:${at}`))).toMatchObject({
      code: 'tls_failed',
      phase: 'before_send',
    });
    expect(received).not.toHaveBeenCalled();
  });

  it('asks for certificate checks by name, which NODE_TLS_REJECT_UNAUTHORIZED cannot override', async () => {
    const at = await port(createServer(certified, (_, response) => response.end()));
    const connect = jest.spyOn(tls, 'connect');
    await failure(call(client(), `api.example.com:${at}`));
    expect(connect).toHaveBeenCalledWith(expect.objectContaining({ rejectUnauthorized: true }));
    connect.mockRestore();
  });

  it('reports a port that does not speak TLS', async () => {
    const at = await port(createHttpServer((_, response) => response.end()));
    expect(await failure(call(client(), `api.example.com:${at}`))).toMatchObject({
      code: 'tls_failed',
      phase: 'before_send',
    });
  });
});

/** A throwaway certificate, so that no private key lies in the repository (X.509 v3, RFC 5280, in DER, X.690). */
function selfSigned(host: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(host)))));
  const validity = der(0x30, utcTime(Date.now() - 3_600_000), utcTime(Date.now() + 3_600_000));
  const subjectAltName = der(
    0x30,
    Buffer.from('0603551d11', 'hex'),
    der(0x04, der(0x30, der(0x82, Buffer.from(host)))),
  );
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, subjectAltName)),
  );
  const signature = der(0x03, Buffer.from([0]), sign(body, privateKey));
  const base64 = der(0x30, body, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}

function sign(body: Buffer, key: KeyObject): Buffer {
  return createSign('sha256').update(body).sign(key);
}

function utcTime(at: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
