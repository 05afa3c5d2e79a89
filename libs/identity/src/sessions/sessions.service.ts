import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { type Actor, type Page, type PageQuery, timeCursor, toPage } from '@app/http';
import { CLOCK, type Clock, newId, NotFound } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { isSecretShaped, newSecret, secretHash } from '../secret-token';
import type { Client } from './client';
import type { SessionDto } from './session.dto';
import { UserSession } from './user-session.entity';

/** A new session; the token goes into the cookie and is stored nowhere. */
export interface OpenedSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

interface AliveRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly is_operator: boolean;
  readonly second_factor: boolean;
}

const alive = (key: 'token_hash' | 'id') => `
  select s.id, s.user_id, u.name, u.is_operator, f.user_id is not null as second_factor
  from user_sessions s join users u on u.id = s.user_id
  left join second_factors f on f.user_id = u.id and f.confirmed_at is not null
  where s.${key} = $1 and s.expires_at > $2 and s.last_seen_at > $3 and u.is_active and u.deleted_at is null`;

function actorOfRow({
  id,
  user_id: userId,
  name,
  is_operator: isOperator,
  second_factor: secondFactor,
}: AliveRow): Actor {
  return { type: 'user', id: userId, userId, name, isOperator, sessionId: id, secondFactor };
}

/** Console sessions of people. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(userId: string, client: Client): Promise<OpenedSession> {
    const token = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.settings.SESSION_HOURS * 3_600_000);
    const session = {
      id: newId(),
      userId,
      tokenHash: secretHash(token),
      ip: client.ip,
      userAgent: client.userAgent ?? null,
      expiresAt,
      lastSeenAt: now,
      createdAt: now,
    };
    return this.database.asSystem('identity', async (tx) => {
      await tx.getRepository(UserSession).insert(session);
      return { id: session.id, token, expiresAt };
    });
  }

  /** Who the token belongs to, if its session is alive. Notes at most once a minute that it was seen. */
  async actorOf(token: string): Promise<Actor | undefined> {
    if (!isSecretShaped(token)) return undefined;
    const now = this.clock.now();
    const [row] = await this.database.systemStatement<AliveRow>(
      'identity',
      `with alive as (${alive('token_hash')}), seen as (
         update user_sessions set last_seen_at = $2
         where id = (select id from alive) and last_seen_at < $2::timestamptz - interval '1 minute'
       )
       select * from alive`,
      [secretHash(token), now, this.idleSince(now)],
    );
    return row && actorOfRow(row);
  }

  /** Who the session belongs to, if it is alive. To ask is no sign of life: who only listens may be gone. */
  async actorOfSession(id: string): Promise<Actor | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.systemStatement<AliveRow>('identity', alive('id'), [
      id,
      now,
      this.idleSince(now),
    ]);
    return row && actorOfRow(row);
  }

  /** The person's live sessions, newest first. */
  async list(userId: string, currentId: string, query: PageQuery): Promise<Page<SessionDto>> {
    const after = timeCursor(query);
    const now = this.clock.now();
    const alive = { userId, now, idleSince: this.idleSince(now) };
    const rows = await this.database.asSystem('identity', (tx) => {
      const sessions = tx.getRepository(UserSession).createQueryBuilder('s');
      sessions.where('s.userId = :userId and s.expiresAt > :now and s.lastSeenAt > :idleSince', alive);
      if (after) sessions.andWhere('(s.createdAt, s.id) < (:at, :id)', after);
      return sessions
        .orderBy('s.createdAt', 'DESC')
        .addOrderBy('s.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
    const toItem = ({ id, ip, userAgent, createdAt, lastSeenAt, expiresAt }: UserSession): SessionDto => ({
      id,
      ip,
      userAgent,
      createdAt,
      lastSeenAt,
      expiresAt,
      current: id === currentId,
    });
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], toItem);
  }

  /** Ends one session of the person. Throws NotFound when they have none with this id. */
  async end(userId: string, id: string): Promise<void> {
    const { affected } = await this.database.asSystem('identity', (tx) =>
      tx.getRepository(UserSession).delete({ id, userId }),
    );
    if (affected === 0) throw new NotFound('session', id);
  }

  async endOthers(userId: string, currentId: string): Promise<void> {
    await this.database.asSystem('identity', (tx) =>
      tx.query(`delete from user_sessions where user_id = $1 and id <> $2`, [userId, currentId]),
    );
  }

  async endAll(userId: string): Promise<void> {
    await this.database.asSystem('identity', (tx) => tx.getRepository(UserSession).delete({ userId }));
  }

  /** Ends the session of this token, whosever it is: a browser that signs in anew leaves the old one behind. */
  async replace(token: string | undefined): Promise<{ id: string; userId: string } | undefined> {
    if (token === undefined || !isSecretShaped(token)) return undefined;
    const [ended] = await this.database.asSystem('identity', (tx) =>
      tx.query<{ id: string; userId: string }[]>(
        `with ended as (delete from user_sessions where token_hash = $1 returning id, user_id)
         select id, user_id as "userId" from ended`,
        [secretHash(token)],
      ),
    );
    return ended;
  }

  /** Whether the session was opened in the last minutes. */
  async isYoung(id: string, minutes: number): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - minutes * 60_000);
    return this.database.asSystem('identity', (tx) =>
      tx.getRepository(UserSession).existsBy({ id, createdAt: MoreThan(since) }),
    );
  }

  /** A session that was not seen since then has ended. */
  private idleSince(now: Date): Date {
    return new Date(now.getTime() - this.settings.SESSION_IDLE_HOURS * 3_600_000);
  }
}
