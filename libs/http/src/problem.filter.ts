import { DomainError, type ErrorKind } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { frameworkCode, PROBLEM_TYPE, problemOf, type Refusal } from './problem';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

/** The one place where errors become HTTP answers. What is not an expected error is logged and told as a plain 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.answer(error);
    request.errorCode = answer.code;
    if (reply.sent) return;
    if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', String(answer.retryAfterSeconds));
    if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
    void reply
      .status(answer.status)
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(problemOf(answer, currentTrace())));
  }

  private answer(error: unknown): Refusal {
    if (error instanceof DomainError) {
      const errors = error.fields.map(({ path, message }) => ({ path, message }));
      const { retryAfterSeconds } = error;
      return { status: STATUS[error.kind], code: error.code, detail: error.message, errors, retryAfterSeconds };
    }
    const status = frameworkStatus(error);
    if (status !== undefined && status < 500) {
      return { status, code: frameworkCode(status), detail: (error as Error).message };
    }
    this.logger.error(error instanceof Error ? error : new Error(String(error)));
    return { status: 500, code: 'internal_error', detail: 'Something went wrong here; the log has the details.' };
  }
}

/** Nest's exceptions and Fastify's own errors (body too large, bad JSON, …) tell a status. */
function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
