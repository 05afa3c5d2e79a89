import './compiled-code'; // first: it says where compiled code is kept
import '@app/boot'; // second: it says what is not loaded
import { readEnvironment } from '@app/config';
import { collectSeldom, helpersGiveWay, releaseBootMemory, shrinkAtRest, startTracing } from '@app/observability';
import { forgetFiles } from './known-files';

async function main(): Promise<void> {
  const settings = readEnvironment(process.env);
  await startTracing('api', process.env);
  const { createApi } = await import('./api.js'); // after tracing: it follows what is loaded from here on
  const api = await createApi(settings);
  await api.init();
  forgetFiles();
  releaseBootMemory();
  collectSeldom();
  shrinkAtRest();
  helpersGiveWay();
  await api.listen(settings.PORT, settings.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
