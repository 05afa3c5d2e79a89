import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientOf } from '../sessions/client';
import { SESSION_COOKIE } from '../sessions/session-cookie';
import type { Visitor } from './sign-in.service';

/** The browser that signs in. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...clientOf(request), sessionToken: request.cookies[SESSION_COOKIE] };
});
