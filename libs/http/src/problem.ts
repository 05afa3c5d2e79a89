import { STATUS_CODES } from 'node:http';
import type { TraceContext } from '@app/observability';
import type { Problem } from './problem.dto';

/** What an error answer says. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: Problem['errors'];
  readonly retryAfterSeconds?: number;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** Codes for what the framework itself refuses. */
const FRAMEWORK_CODES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'no_such_route',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  431: 'headers_too_large',
  503: 'unavailable',
};

export const frameworkCode = (status: number) => FRAMEWORK_CODES[status] ?? 'bad_request';

/** The problem document of a refusal. Source: RFC 9457. */
export function problemOf({ status, code, detail, errors = [] }: Refusal, trace: TraceContext): Problem {
  return {
    type: `urn:signalbox:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId: trace.requestId ?? '',
    traceId: trace.traceId,
    ...(errors.length > 0 ? { errors } : {}),
  };
}
