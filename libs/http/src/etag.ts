import { DomainError } from '@app/kernel';
import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** The resource changed since the caller read it. */
export class StaleVersion extends DomainError {
  constructor(current: number) {
    super(
      'precondition_failed',
      'stale_version',
      `The resource is at version ${current} now; read it again, then repeat the change with If-Match: "${current}".`,
    );
  }
}

/** The version that the caller saw, or nothing when the caller does not mind. */
function versionSeen(_: unknown, context: ExecutionContext): number | undefined {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new DomainError('invalid', 'invalid_if_match', 'If-Match takes the ETag of the resource, such as "3".');
  }
  return Number(version);
}

const documented = ApiHeader({
  name: 'If-Match',
  required: false,
  description: 'The ETag that you saw; 412 when the resource has changed since.',
  schema: { type: 'string', example: '"3"' },
});

/** The version that the caller saw (`If-Match: "3"`), or nothing when the caller does not mind. */
export const IfMatch = createParamDecorator(versionSeen, [
  (target, method) => {
    if (method === undefined) return;
    documented(target, method, Object.getOwnPropertyDescriptor(target, method) ?? {});
  },
]);

/** Throws {@link StaleVersion} when the caller saw another version than the current one. */
export function assertVersion(seen: number | undefined, current: number): void {
  if (seen !== undefined && seen !== current) throw new StaleVersion(current);
}

/** Gives every versioned resource its ETag. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (typeof version === 'number') {
          context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${version}"`);
        }
        return body;
      }),
    );
  }
}
