import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../../migrations/support/row-level-security';

const down = () => Promise.resolve();
const up =
  (...queries: string[]) =>
  async (runner: QueryRunner) => {
    for (const sql of queries) await runner.query(sql);
  };

class WiderTables9999999999901 implements MigrationInterface {
  up = up(`
    alter table webhook_inbox add column next_note text, add column next_rank integer not null default 0;
    alter table jobs add column next_hint text default 'none';
    alter table jobs add constraint ck_jobs_next_hint check (length(next_hint) < 100) not valid;
    alter table connectors add column next_owner_id uuid;
    alter table connectors add constraint fk_connectors_next_owner_users
      foreign key (next_owner_id) references users (id) not valid;
  `);
  down = down;
}

class Validated9999999999902 implements MigrationInterface {
  up = up(`
    alter table jobs validate constraint ck_jobs_next_hint;
    alter table connectors validate constraint fk_connectors_next_owner_users;
  `);
  down = down;
}

class IndexBesideTraffic9999999999903 implements MigrationInterface {
  readonly transaction = false;
  up = up(
    'drop index concurrently if exists idx_webhook_inbox_next_rank',
    'create index concurrently idx_webhook_inbox_next_rank on webhook_inbox (next_rank)',
  );
  down = down;
}

class AnotherTable9999999999904 implements MigrationInterface {
  up = up(`
    create table next_things (
      id uuid not null,
      tenant_id uuid not null,
      constraint pk_next_things primary key (id),
      constraint fk_next_things_workspaces foreign key (tenant_id) references workspaces (id)
    );
    create index idx_next_things_tenant_id on next_things (tenant_id);
    ${tenantTable('next_things')}
  `);
  down = down;
}

/** What a next release does to the schema, in every way that the lint of migrations allows. */
export const NEXT_RELEASE = [
  WiderTables9999999999901,
  Validated9999999999902,
  IndexBesideTraffic9999999999903,
  AnotherTable9999999999904,
];
