import type { AuditOrigin } from '@app/audit';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from, for the record. */
export interface Client {
  readonly ip: string;
  readonly userAgent?: string;
}

export function clientOf(request: FastifyRequest): Client {
  return { ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 500) };
}

export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client =>
  clientOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** A person at a client, for a record that a service writes itself. */
export function originOf(userId: string, { ip, userAgent }: Client): AuditOrigin {
  return { actorType: 'user', actorId: userId, userId, ip, userAgent };
}
