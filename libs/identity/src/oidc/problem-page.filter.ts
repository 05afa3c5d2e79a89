import { ProblemFilter } from '@app/http';
import { DomainError } from '@app/kernel';
import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN_PAGE } from './oidc-callback';

/**
 * For routes that a browser itself goes to: a person gets the sign-in page with the code of the problem, a program the
 * problem document.
 */
@Catch()
export class ProblemPageFilter extends ProblemFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (!(error instanceof DomainError) || !request.headers.accept?.includes('text/html')) {
      super.catch(error, host);
      return;
    }
    request.errorCode = error.code;
    const page = `${SIGN_IN_PAGE}?${new URLSearchParams({ problem: error.code }).toString()}`;
    void host.switchToHttp().getResponse<FastifyReply>().redirect(page, 302);
  }
}
