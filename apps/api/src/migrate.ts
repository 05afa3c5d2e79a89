import './compiled-code'; // first: it says where compiled code is kept
import '@app/boot'; // second: it says what is not loaded
import { readEnvironment } from '@app/config';
import { dataSourceOptions, migrate, pastPooler } from '@app/database';
import { migrations } from '../../../migrations';

async function main(): Promise<void> {
  const settings = pastPooler(
    readEnvironment(process.env, ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_POOL_SIZE']),
  );
  const ran = await migrate(dataSourceOptions(settings), migrations, { tell: console.error });
  console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
