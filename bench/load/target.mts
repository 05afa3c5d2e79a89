import { createHmac, randomUUID } from 'node:crypto';

/** Where signed webhooks go. Plain data: it travels between processes. */
export interface Target {
  host: string;
  port: number;
  path: string;
  secret: string;
  body: Uint8Array;
}

/** A whole request as bytes, with a place for the delivery's id. */
export interface RequestTemplate {
  bytes: Buffer;
  id: string;
  idAt: number;
}

export function targetOf(url: string, path: string, secret: string, body: Buffer): Target {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port), path, secret, body };
}

/** The request as GitHub sends it. The signature covers the body only, so it holds for every delivery. */
export function requestTemplate({ host, port, path, secret, body }: Target): RequestTemplate {
  const id = randomUUID();
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}:${port}`,
    'User-Agent: GitHub-Hookshot/044aadd',
    `Content-Length: ${body.length}`,
    'Accept: */*',
    'Content-Type: application/json',
    `X-GitHub-Delivery: ${id}`,
    'X-GitHub-Event: push',
    'X-GitHub-Hook-ID: 292430182',
    'X-GitHub-Hook-Installation-Target-ID: 79929171',
    'X-GitHub-Hook-Installation-Target-Type: repository',
    `X-Hub-Signature-256: sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    '\r\n',
  ].join('\r\n');
  return { bytes: Buffer.concat([Buffer.from(head), body]), id, idAt: head.indexOf(id) };
}

/** The id of the nth delivery of a template: its last twelve digits count. */
export function deliveryId({ id }: RequestTemplate, nth: number): string {
  return id.slice(0, -12) + nth.toString(16).padStart(12, '0');
}
