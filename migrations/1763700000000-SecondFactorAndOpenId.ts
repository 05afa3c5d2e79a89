import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemTable } from './support/row-level-security';

/** Bounded tries at sign-in, a second factor with recovery codes, and people who come from an OpenID Connect provider. */
export class SecondFactorAndOpenId1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Someone who comes from an OpenID Connect provider has none.
      alter table users alter column password_hash drop not null;

      create table sign_in_attempts (
        subject text not null,
        key_hash bytea not null,
        failures integer not null default 0,
        refused integer not null default 0,
        refused_before integer not null default 0,
        locked_until timestamptz,
        last_tried_at timestamptz not null,
        constraint pk_sign_in_attempts primary key (subject, key_hash),
        constraint ck_sign_in_attempts_subject check (subject in ('account', 'address', 'second_factor', 'confirmation'))
      );
      create index idx_sign_in_attempts_last_tried_at on sign_in_attempts (last_tried_at);
      ${systemTable('sign_in_attempts')}

      create table second_factors (
        user_id uuid not null,
        encrypted_dek bytea not null,
        ciphertext bytea not null,
        nonce bytea not null,
        auth_tag bytea not null,
        key_id text not null,
        last_used_step bigint,
        confirmed_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_second_factors primary key (user_id),
        constraint fk_second_factors_users foreign key (user_id) references users (id) on delete cascade
      );
      ${systemTable('second_factors')}

      create table recovery_codes (
        id uuid not null,
        user_id uuid not null,
        code_hash bytea not null,
        used_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_recovery_codes primary key (id),
        constraint uq_recovery_codes_user_id_code_hash unique (user_id, code_hash),
        constraint fk_recovery_codes_users foreign key (user_id) references users (id) on delete cascade
      );
      ${systemTable('recovery_codes')}

      create table half_sessions (
        id uuid not null,
        user_id uuid not null,
        token_hash bytea not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        constraint pk_half_sessions primary key (id),
        constraint uq_half_sessions_token_hash unique (token_hash),
        constraint fk_half_sessions_users foreign key (user_id) references users (id) on delete cascade
      );
      create index idx_half_sessions_user_id on half_sessions (user_id);
      create index idx_half_sessions_expires_at on half_sessions (expires_at);
      ${systemTable('half_sessions')}

      create table user_identities (
        id uuid not null,
        user_id uuid not null,
        issuer text not null,
        subject text not null,
        email text,
        last_used_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_user_identities primary key (id),
        constraint uq_user_identities_issuer_subject unique (issuer, subject),
        constraint fk_user_identities_users foreign key (user_id) references users (id) on delete cascade
      );
      create index idx_user_identities_user_id on user_identities (user_id);
      ${systemTable('user_identities')}

      create table used_oidc_states (
        state_hash bytea not null,
        expires_at timestamptz not null,
        constraint pk_used_oidc_states primary key (state_hash)
      );
      create index idx_used_oidc_states_expires_at on used_oidc_states (expires_at);
      ${systemTable('used_oidc_states')}

      create index idx_user_sessions_expires_at on user_sessions (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_user_sessions_expires_at;
      drop table used_oidc_states, user_identities, half_sessions, recovery_codes, second_factors, sign_in_attempts;
      -- No password has this hash: who had none must ask for a new one.
      update users set password_hash = '!' where password_hash is null;
      alter table users alter column password_hash set not null;
    `);
  }
}
