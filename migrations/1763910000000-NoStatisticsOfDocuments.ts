import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No query compares these as a whole, and for what is inside a document PostgreSQL asks no statistics of its column. But
 * ANALYZE sorted thousands of them each time: more than half of what it took for the two tables, and with it a processor,
 * while jobs waited.
 */
const DOCUMENTS = {
  jobs: ['payload_json', 'result_json', 'last_error_json', 'progress_json'],
  webhook_inbox: ['headers', 'payload_raw', 'payload_json'],
};

export class NoStatisticsOfDocuments1763910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await setStatistics(runner, 0);
  }

  async down(runner: QueryRunner): Promise<void> {
    await setStatistics(runner, -1); // as the server's setting says
  }
}

async function setStatistics(runner: QueryRunner, target: number): Promise<void> {
  for (const [table, columns] of Object.entries(DOCUMENTS)) {
    const changes = columns.map((column) => `alter column ${column} set statistics ${target}`);
    await runner.query(`alter table ${table} ${changes.join(', ')}`);
  }
}
