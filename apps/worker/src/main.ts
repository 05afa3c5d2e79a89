import { readEnvironment } from '@app/config';
import { releaseBootMemory } from '@app/observability';
import { createWorker } from './worker';

async function main(): Promise<void> {
  const settings = readEnvironment(process.env);
  const worker = await createWorker(settings);
  await worker.init();
  await releaseBootMemory();
  await worker.listen(settings.WORKER_PORT, settings.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
