import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import { EgressError } from './egress-error';

/** Opens a connection to the address by way of a forward proxy (`CONNECT`, RFC 9110, section 9.3.6). */
export type Tunnel = (address: string, port: number) => Promise<Socket>;

/**
 * The tunnel of a proxy such as `http://user:password@proxy.internal:3128`. It is given addresses that were checked, so
 * the proxy resolves nothing and cannot be led elsewhere by a name; TLS goes from end to end through it.
 */
export function proxyTunnel(proxy: URL, timeoutMs: number): Tunnel {
  const request = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const credentials = proxy.username === '' ? undefined : basic(proxy);
  return (address, port) =>
    new Promise((resolve, reject) => {
      const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
      const fail = (what: string, cause?: unknown) =>
        reject(new EgressError('proxy_failed', `The forward proxy ${what}`, 'before_send', { cause }));
      const connect = request({
        host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: proxy.port === '' ? undefined : Number(proxy.port),
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...(credentials && { 'proxy-authorization': credentials }) },
        agent: false,
        timeout: timeoutMs,
      });
      connect.once('connect', ({ statusCode = 0 }, socket) => {
        if (statusCode >= 200 && statusCode < 300) return resolve(socket);
        socket.destroy();
        fail(`refused the connection (${statusCode})`);
      });
      connect.once('response', ({ statusCode }) => {
        connect.destroy();
        fail(`refused the connection (${statusCode})`);
      });
      connect.once('timeout', () => connect.destroy(new Error('timeout')));
      connect.once('error', (error) => fail('could not be reached', error));
      connect.end();
    });
}

function basic({ username, password }: URL): string {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
