import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Autovacuum visits what was only inserted to mark its pages as visible to all, for which each is written once more. Bodies
 * are apart from their rows and always looked up by index, so nobody asks for that mark, and they are much of what an event
 * leaves. Deleted ones are cleared away as ever, and old ones frozen.
 */
export class NewBodiesAreLeftAlone1763920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_inbox set (toast.autovacuum_vacuum_insert_threshold = -1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook_inbox reset (toast.autovacuum_vacuum_insert_threshold)');
  }
}
