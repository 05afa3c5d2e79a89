import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '@app/kernel';
import { formatTraceparent, startTrace } from '@app/observability';
import { frameworkCode, PROBLEM_TYPE, problemOf } from './problem';

/** Codes of Node's HTTP server. Source: Node.js documentation, "Event: 'clientError'". */
const REFUSALS: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
};

/**
 * For Fastify's `clientErrorHandler`: what arrives is no HTTP, so there never is a request. The answer is a problem
 * document like every other, and the connection is closed.
 */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = REFUSALS[error.code ?? ''] ?? [400, 'This is no HTTP request.'];
  const trace = startTrace(undefined, newId());
  const body = JSON.stringify(problemOf({ status, code: frameworkCode(status), detail }, trace));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${trace.requestId}`,
    `traceparent: ${formatTraceparent(trace)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
