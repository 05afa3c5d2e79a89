import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LintedMigration } from './migration-lint';

/** What a migration would run, without running it. It must not depend on what its statements return. */
export async function recordedSql(type: new () => MigrationInterface): Promise<LintedMigration> {
  const sql: string[] = [];
  const recorder = new Proxy({} as QueryRunner, {
    get: (_, name) => {
      if (name !== 'query') throw new Error(`${type.name} uses ${String(name)} of the query runner; use query alone`);
      return (statement: string) => {
        sql.push(statement);
        return Promise.resolve([]);
      };
    },
  });
  const migration = new type();
  await migration.up(recorder);
  return { name: type.name, sql, inTransaction: migration.transaction !== false };
}
