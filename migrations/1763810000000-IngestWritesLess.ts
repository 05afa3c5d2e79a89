import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every accepted webhook paid for and nobody needed: compressing its body where the server has nothing quicker than
 * pglz, and asking twice whether its workspace exists. See docs/adr/0014-what-an-accepted-webhook-costs.md.
 */
export class IngestWritesLess1763810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local lock_timeout = '10s';
      do $$ begin
        if (select attcompression = '' from pg_attribute
            where attrelid = 'webhook_inbox'::regclass and attname = 'payload_raw') then
          alter table webhook_inbox alter column payload_raw set storage external;
        end if;
      end $$;
      alter table webhook_inbox drop constraint fk_webhook_inbox_workspaces;
      alter table jobs drop constraint fk_jobs_workspaces;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table jobs add constraint fk_jobs_workspaces foreign key (tenant_id) references workspaces (id);
      alter table webhook_inbox
        add constraint fk_webhook_inbox_workspaces foreign key (tenant_id) references workspaces (id);
      alter table webhook_inbox alter column payload_raw set storage extended;
    `);
  }
}
