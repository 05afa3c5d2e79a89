import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Routes that deliver the events of one key one after another. */
export class RouteOrder1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table routes add column ordering_key text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table routes drop column ordering_key`);
  }
}
