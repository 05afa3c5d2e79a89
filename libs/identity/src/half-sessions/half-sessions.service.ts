import { Database } from '@app/database';
import { CLOCK, type Clock, newId } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { isSecretShaped, newSecret, secretHash } from '../secret-token';
import { HalfSession } from './half-session.entity';

/** For how long the second factor may be awaited, in minutes. */
const MINUTES = 5;

export interface OpenedHalfSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** People between their first and their second factor. */
@Injectable()
export class HalfSessions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(userId: string): Promise<OpenedHalfSession> {
    const token = newSecret();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + MINUTES * 60_000);
    const half = { id: newId(), userId, tokenHash: secretHash(token), expiresAt, createdAt };
    await this.database.asSystem('identity', (tx) => tx.getRepository(HalfSession).insert(half));
    return { token, expiresAt };
  }

  /** Whose it is, while it is alive. */
  async find(token: string | undefined): Promise<{ id: string; userId: string } | undefined> {
    if (token === undefined || !isSecretShaped(token)) return undefined;
    const [row] = await this.database.systemStatement<{ id: string; userId: string }>(
      'identity',
      `select h.id, h.user_id as "userId" from half_sessions h join users u on u.id = h.user_id
       where h.token_hash = $1 and h.expires_at > $2 and u.is_active and u.deleted_at is null`,
      [secretHash(token), this.clock.now()],
    );
    return row;
  }

  /** Ends it. False when another request did so first. */
  async use(id: string): Promise<boolean> {
    const { affected } = await this.database.asSystem('identity', (tx) => tx.getRepository(HalfSession).delete({ id }));
    return affected === 1;
  }

  async endAll(userId: string): Promise<void> {
    await this.database.asSystem('identity', (tx) => tx.getRepository(HalfSession).delete({ userId }));
  }
}
