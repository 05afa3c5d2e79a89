import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemTable, tenantTable } from './support/row-level-security';

export class WorkspacesAndPeople1763600001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspaces (
        id uuid not null,
        name text not null,
        slug text not null,
        env text not null default 'production',
        status text not null default 'active',
        settings jsonb not null default '{}',
        quotas jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_workspaces primary key (id),
        constraint ck_workspaces_status check (status in ('active', 'disabled')),
        constraint ck_workspaces_slug check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$')
      );
      create unique index uq_workspaces_name on workspaces (name) where deleted_at is null;
      create unique index uq_workspaces_slug on workspaces (slug) where deleted_at is null;
      create index idx_workspaces_env_status on workspaces (env, status);
      ${tenantTable('workspaces', 'id', 'select, insert, update')}

      create table users (
        id uuid not null,
        email text not null,
        name text not null,
        password_hash text not null,
        is_operator boolean not null default false,
        is_active boolean not null default true,
        last_login_at timestamptz,
        failed_logins integer not null default 0,
        locked_until timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        version integer not null default 1,
        constraint pk_users primary key (id),
        constraint uq_users_email unique (email),
        constraint ck_users_email_lower check (email = lower(email))
      );
      ${systemTable('users')}

      create table workspace_members (
        id uuid not null,
        workspace_id uuid not null,
        user_id uuid not null,
        role text not null,
        invited_by uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        constraint pk_workspace_members primary key (id),
        constraint uq_workspace_members_workspace_id_user_id unique (workspace_id, user_id),
        constraint fk_workspace_members_workspaces foreign key (workspace_id) references workspaces (id),
        constraint fk_workspace_members_users foreign key (user_id) references users (id),
        constraint ck_workspace_members_role check (role in ('owner', 'admin', 'developer', 'viewer'))
      );
      create index idx_workspace_members_user_id on workspace_members (user_id);
      ${tenantTable('workspace_members', 'workspace_id')}

      create table workspace_invites (
        id uuid not null,
        workspace_id uuid,
        token_hash bytea not null,
        email text,
        role text not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        used_by uuid,
        revoked_at timestamptz,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint pk_workspace_invites primary key (id),
        constraint uq_workspace_invites_token_hash unique (token_hash),
        constraint fk_workspace_invites_workspaces foreign key (workspace_id) references workspaces (id),
        constraint fk_workspace_invites_users foreign key (used_by) references users (id),
        constraint ck_workspace_invites_role check (role in ('operator', 'owner', 'admin', 'developer', 'viewer')),
        constraint ck_workspace_invites_operator check ((role = 'operator') = (workspace_id is null))
      );
      create index idx_workspace_invites_workspace_id on workspace_invites (workspace_id);
      ${tenantTable('workspace_invites', 'workspace_id')}

      create table user_sessions (
        id uuid not null,
        user_id uuid not null,
        token_hash bytea not null,
        ip text,
        user_agent text,
        expires_at timestamptz not null,
        last_seen_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        constraint pk_user_sessions primary key (id),
        constraint uq_user_sessions_token_hash unique (token_hash),
        constraint fk_user_sessions_users foreign key (user_id) references users (id) on delete cascade
      );
      create index idx_user_sessions_user_id on user_sessions (user_id);
      ${systemTable('user_sessions')}

      create table api_keys (
        id uuid not null,
        tenant_id uuid not null,
        name text not null,
        key_prefix text not null,
        key_hash bytea not null,
        permissions text[] not null default '{}',
        rate_limit jsonb,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_by uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        constraint pk_api_keys primary key (id),
        constraint uq_api_keys_key_hash unique (key_hash),
        constraint fk_api_keys_workspaces foreign key (tenant_id) references workspaces (id)
      );
      create index idx_api_keys_tenant_id_created_at on api_keys (tenant_id, created_at);
      ${tenantTable('api_keys')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_keys, user_sessions, workspace_invites, workspace_members, users, workspaces`);
  }
}
