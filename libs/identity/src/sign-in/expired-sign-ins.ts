import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { CLOCK, type Clock } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';

/** Rows of each kind that one sign-in clears away, so that none has to wait for a pile of them. */
const AT_ONCE = 200;

/** Failures this old are forgotten in any case, in days. */
const FORGOTTEN_DAYS = 7;

/** Removes what has run out: sessions of people who never come back, half sign-ins, counted tries, used states. */
@Injectable()
export class ExpiredSignIns {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Called with each sign-in: they are what makes these rows. */
  async clear(): Promise<void> {
    await this.database.systemStatement(
      'identity',
      `with sessions as (
         delete from user_sessions where id in (
           select id from user_sessions
           where expires_at <= $1 or last_seen_at <= $1::timestamptz - make_interval(hours => $2)
           limit $3 for update skip locked
         )
       ), halves as (
         delete from half_sessions where id in (
           select id from half_sessions where expires_at <= $1 limit $3 for update skip locked
         )
       ), attempts as (
         delete from sign_in_attempts where (subject, key_hash) in (
           select subject, key_hash from sign_in_attempts
           where last_tried_at <= $1::timestamptz - make_interval(days => $4) limit $3 for update skip locked
         )
       ), states as (
         delete from used_oidc_states where state_hash in (
           select state_hash from used_oidc_states where expires_at <= $1 limit $3 for update skip locked
         )
       )
       select`,
      [this.clock.now(), this.settings.SESSION_IDLE_HOURS, AT_ONCE, FORGOTTEN_DAYS],
    );
  }
}
