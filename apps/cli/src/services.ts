import { readEnvironment } from '@app/config';
import { probeDatabase, SchemaVersion } from '@app/database';
import { JsonLogger } from '@app/observability';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CliError } from './cli-error';
import { CliModule } from './cli.module';
import { EXIT } from './exit-codes';

/**
 * Runs the work with the product's services, on the database of the environment.
 *
 * @throws InvalidEnvironment; a CliError when the database does not answer or lacks migrations
 */
export async function withServices<T>(
  env: NodeJS.ProcessEnv,
  work: (services: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const settings = readEnvironment(env);
  await probeDatabase(settings); // the module would try for half a minute
  const logger = new JsonLogger('cli', 'error', process.stderr);
  const services = await NestFactory.createApplicationContext(CliModule, { logger, abortOnError: false });
  try {
    const pending = await services.get(SchemaVersion).pending();
    if (pending.length > 0) {
      const message = `The database lacks ${pending.length} migration(s): ${pending.join(', ')}.`;
      throw new CliError(EXIT.unsound, 'migrations_pending', message, 'Run: npx signalbox migrate');
    }
    return await work(services);
  } finally {
    await services.close();
  }
}
