import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ConfigModule } from '@app/config';
import { Database, DatabaseModule } from '@app/database';
import { JsonLogger, releaseBootMemory } from '@app/observability';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EXPORTED_LOGS } from './exported-logs';
import { type ExportOrder, exportText } from './export-text';

const entities = Object.values(EXPORTED_LOGS).map(({ entity }) => entity as new () => object);

/** What an export needs of the product, and no more. */
@Module({ imports: [ConfigModule, DatabaseModule.forRoot([]), TypeOrmModule.forFeature(entities)] })
class ExportModule {}

/** Reads an order from standard input and writes the export to standard output. Started by `export-process.ts`. */
async function main(): Promise<void> {
  const order = JSON.parse(await text(process.stdin)) as ExportOrder;
  const logger = new JsonLogger('export', 'error', process.stderr);
  const services = await NestFactory.createApplicationContext(ExportModule, { logger, abortOnError: false });
  releaseBootMemory();
  await pipeline(exportText(services.get(Database), order), process.stdout);
  await services.close();
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error), () => process.exit(1));
});
