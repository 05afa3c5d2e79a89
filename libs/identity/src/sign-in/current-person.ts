import { DomainError } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A person in a signed-in browser. */
export interface Person {
  readonly userId: string;
  readonly sessionId: string;
}

/** The person who asks. An API key is nobody, also when a person made it: it gets a DomainError `session_required`. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor?.type !== 'user' || actor.sessionId === undefined) {
    const message = 'This is about the person who is signed in; an API key has no account.';
    throw new DomainError('forbidden', 'session_required', message);
  }
  return { userId: actor.id, sessionId: actor.sessionId };
});
