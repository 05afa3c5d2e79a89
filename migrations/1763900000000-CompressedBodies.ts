import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bodies come compressed: `payload_coding` says so. The server tries to compress neither them nor headers beside them, which
 * gain little. What was stored before has no coding and stays as it is. See docs/adr/0038-bodies-are-compressed.md.
 */
export class CompressedBodies1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table webhook_inbox
        add column payload_coding text,
        alter column payload_raw set storage external, alter column headers set storage external;
    `);
  }

  /** Refuses to take away what says how to read a body. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if exists (select from webhook_inbox where payload_coding is not null) then
          raise exception 'webhook_inbox has compressed bodies, which the version before cannot read';
        end if;
      end $$;
      alter table webhook_inbox drop column payload_coding, alter column headers set storage extended;
    `);
  }
}
