import { ACCESS_RULE, type AccessRule, type Actor } from '@app/http';
import { DomainError } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Passport } from 'passport';
import { ApiKeyStrategy } from './api-key.strategy';
import { type Credentials, credentialsOf } from './credentials';
import { OwnOrigin } from './own-origin';
import { SessionStrategy } from './session.strategy';

/**
 * The first global guard: tells who makes the request. A public route asks for no credentials and does not look at
 * them. A route without an access rule is refused.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  /** Of this application alone: the global one is shared by every application in the process. */
  private readonly passport = new Passport();

  constructor(
    private readonly reflector: Reflector,
    private readonly ownOrigin: OwnOrigin,
    session: SessionStrategy,
    apiKey: ApiKeyStrategy,
  ) {
    this.passport.use('session', session).use('api-key', apiKey);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (!rule)
      throw new DomainError('forbidden', 'no_access_rule', 'This route declares no access rule: it is closed.');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.actor = await (request.headers.authorization === undefined ? this.person(request) : this.program(request));
    return true;
  }

  private async person(request: FastifyRequest): Promise<Actor> {
    const actor = await this.authenticate('session', credentialsOf(request));
    if (!actor) throw unauthenticated('Sign in, or send an API key as Authorization: Bearer sbx_….');
    this.ownOrigin.assert(request);
    return actor;
  }

  private async program(request: FastifyRequest): Promise<Actor> {
    const actor = await this.authenticate('api-key', credentialsOf(request));
    if (!actor) throw unauthenticated('The API key is unknown, expired or revoked.');
    return actor;
  }

  private authenticate(strategy: 'session' | 'api-key', credentials: Credentials): Promise<Actor | undefined> {
    return new Promise((resolve, reject) => {
      const decided = (error: Error | null, actor?: Actor | false | null) => {
        if (error) reject(error);
        else resolve(actor || undefined);
      };
      const middleware = this.passport.authenticate(strategy, { session: false }, decided) as PassportMiddleware;
      middleware(credentials, undefined, reject);
    });
  }
}

/** With a callback passport needs no response: neither strategy redirects. */
type PassportMiddleware = (request: Credentials, response: undefined, next: (error: unknown) => void) => void;

function unauthenticated(message: string): DomainError {
  return new DomainError('unauthenticated', 'unauthenticated', message);
}
