import { readEnvironment } from '@app/config';
import { releaseBootMemory } from '@app/observability';
import { createApi } from './api';

async function main(): Promise<void> {
  const settings = readEnvironment(process.env);
  const api = await createApi(settings);
  await api.init();
  await releaseBootMemory();
  await api.listen(settings.PORT, settings.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
