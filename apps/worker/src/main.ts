import '@app/boot'; // first: it says what is not loaded
import { readEnvironment } from '@app/config';
import { collectSeldom, helpersGiveWay, releaseBootMemory, shrinkAtRest, startTracing } from '@app/observability';

async function main(): Promise<void> {
  const settings = readEnvironment(process.env);
  await startTracing('worker', process.env);
  const { createWorker } = await import('./worker.js'); // after tracing: it follows what is loaded from here on
  const worker = await createWorker(settings);
  await worker.init();
  releaseBootMemory();
  collectSeldom();
  shrinkAtRest();
  helpersGiveWay();
  await worker.listen(settings.WORKER_PORT, settings.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
