import type { WorkspaceScope } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** How often something may be done: requests in a window of so many seconds. */
export interface RateLimit {
  readonly requests: number;
  readonly perSeconds: number;
}

/** Who makes the request. */
export interface Actor {
  readonly type: 'user' | 'api_key';
  /** The user's or the key's id. */
  readonly id: string;
  /** The person behind it, if any. */
  readonly userId?: string;
  readonly name: string;
  /** Runs the installation: may do everything in every workspace. */
  readonly isOperator: boolean;
  /** An API key works in one workspace, with its own permissions. */
  readonly key?: {
    readonly workspaceId: string;
    readonly permissions: readonly string[];
    readonly rateLimit?: RateLimit;
    /** Last moment it works. */
    readonly expiresAt?: Date;
  };
  /** The session of a signed-in browser. */
  readonly sessionId?: string;
  /** Whether the person has a second factor. */
  readonly secondFactor?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard. */
    actor?: Actor;
    /** Set by the access guard once access to the workspace in the path is granted. */
    scope?: WorkspaceScope;
    /** The domain code of the error that was answered, for the request log. */
    errorCode?: string;
    /** The workspace a public request turned out to belong to, for the request log. */
    logWorkspaceId?: string;
  }
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the handler needs ${what}, but the route's access rule grants none`);
  return value;
}

/** The authenticated actor of the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  required(context.switchToHttp().getRequest<FastifyRequest>().actor, 'an actor'),
);

/** The workspace of the path, after the access guard granted it. */
export const CurrentScope = createParamDecorator((_: unknown, context: ExecutionContext): WorkspaceScope =>
  required(context.switchToHttp().getRequest<FastifyRequest>().scope, 'a workspace scope'),
);
