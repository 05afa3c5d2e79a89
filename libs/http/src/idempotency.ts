import { createHash } from 'node:crypto';
import { Database } from '@app/database';
import { DomainError, newId, type WorkspaceScope } from '@app/kernel';
import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { SHOWN_ONCE_EXTENSION } from './api-parameters';
import { IdempotencyReservation, KeyInProgress, type StoredAnswer } from './idempotency-reservation';
import { OUTSIDE_TRANSACTION } from './outside-transaction';

const KEPT_HOURS = 24;
const SHOWN_ONCE = 'signalbox:shown-once';

/** The answer holds a secret that is shown once: it is not stored, so `Idempotency-Key` is refused. */
export const ShownOnce = () => applyDecorators(SetMetadata(SHOWN_ONCE, true), ApiExtension(SHOWN_ONCE_EXTENSION, true));

/** What the caller sent as `Idempotency-Key`, for a handler that passes it on. */
export const IdempotencyKeyHeader = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
});

/**
 * Makes a repeated write with the same `Idempotency-Key` answer what the first one did. Key, change and answer commit
 * together; a second request that comes while the first runs waits for it on the unique index. A handler that calls the
 * network runs between two commits instead: see {@link IdempotencyReservation}.
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const { scope } = request;
    if (key === undefined || scope === undefined || request.method === 'GET') return next.handle();
    if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
      throw new DomainError('invalid', 'invalid_idempotency_key', 'Idempotency-Key takes 1 to 255 characters, once.');
    }
    if (this.reflector.get<boolean>(SHOWN_ONCE, context.getHandler())) {
      throw new DomainError(
        'invalid',
        'idempotency_not_supported',
        'This answer is shown once and never stored, so it cannot be repeated: send it without Idempotency-Key.',
      );
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const handle = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const outside = this.reflector.get<boolean>(OUTSIDE_TRANSACTION, context.getHandler());
    const hash = requestHash(request);
    return from(
      outside ? this.onceOutside(scope, key, hash, reply, handle) : this.once(scope, key, hash, reply, handle),
    );
  }

  /** What is stored is what a repetition gets; a refusal gives the key back, and any other failure keeps it. */
  private async onceOutside(
    scope: WorkspaceScope,
    key: string,
    hash: Buffer,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    const reservation = new IdempotencyReservation(this.database, scope, key, hash, KEPT_HOURS);
    const taken = await reservation.take();
    if ('stored' in taken) return repeated(taken.stored, hash, reply);
    try {
      const body = await handle();
      await reservation.answer(taken.id, reply.statusCode, body);
      return body;
    } catch (error) {
      // Of what is no refusal nobody knows how far it came.
      if (error instanceof DomainError) await reservation.giveBack(taken.id);
      throw error;
    }
  }

  private once(
    scope: WorkspaceScope,
    key: string,
    hash: Buffer,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    return this.database.inWorkspace(scope, async (tx) => {
      await tx.query(`delete from idempotency_keys where tenant_id = $1 and key = $2 and expires_at < now()`, [
        scope.workspaceId,
        key,
      ]);
      const id = newId();
      const inserted = await tx.query<{ id: string }[]>(
        `insert into idempotency_keys (id, tenant_id, key, request_hash, expires_at)
         values ($1, $2, $3, $4, now() + make_interval(hours => $5))
         on conflict (tenant_id, key) do nothing returning id`,
        [id, scope.workspaceId, key, hash, KEPT_HOURS],
      );
      if (inserted.length === 0) return this.repeat(scope, key, hash, reply);
      const body = await handle();
      await tx.query(`update idempotency_keys set response_status = $2, response_body = $3 where id = $1`, [
        id,
        reply.statusCode,
        JSON.stringify(body ?? null),
      ]);
      return body;
    });
  }

  private repeat(scope: WorkspaceScope, key: string, hash: Buffer, reply: FastifyReply): Promise<unknown> {
    return this.database.inWorkspace(scope, async (tx) => {
      const [stored] = await tx.query<StoredAnswer[]>(
        `select request_hash, response_status, response_body from idempotency_keys where tenant_id = $1 and key = $2`,
        [scope.workspaceId, key],
      );
      return repeated(stored, hash, reply);
    });
  }
}

function repeated(stored: StoredAnswer | undefined, hash: Buffer, reply: FastifyReply): unknown {
  if (!stored?.request_hash.equals(hash)) {
    throw new DomainError(
      'unprocessable',
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request; use a new key for a new request.',
    );
  }
  // A plain key is stored together with its answer, one of a call to the network is in progress before.
  if (stored.response_status === null) throw new KeyInProgress(1);
  reply.status(stored.response_status).header('idempotent-replayed', 'true');
  return stored.response_body ?? undefined;
}

function requestHash(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
}
