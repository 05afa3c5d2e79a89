import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settledDeliveries } from '../bench/e2e/deliveries.mts';
import type { ReceiverMethods } from '../bench/e2e/receiver.mts';
import { allAccepted, startLoad } from '../bench/load/start-load.mts';
import { targetOf } from '../bench/load/target.mts';
import { signIn, startBenchStack, startReadyApp } from '../bench/support/bench-stack.mts';
import { pushEvent } from '../bench/support/push-event.mts';
import { startRemote } from '../bench/support/remote.mts';
import { createPipeline } from './demo/pipeline.mts';
import { MeasuredApp } from './soak/measured-app.mts';
import { printSamples, rssOf } from './soak/report.mts';
import { growthOf, isFlat, type Sample } from './soak/verdict.mts';
import { projectFolder } from './stack/project.mts';
import { Finished, supervise } from './stack/supervise.mts';

// npm run soak [-- --minutes 10 --rate 100]: the product as it ships under a constant load of signed webhooks, each of
// them routed and delivered. Prints the memory of both apps at rest and over time, and one line of JSON; ends with 1 when memory
// grew by more than a tenth, or anything was lost.
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '100' } },
});
const [minutes, perSecond] = [Number(values.minutes), Number(values.rate)];
/** How often memory is looked at. */
const SAMPLES = 40;

await supervise(async (run) => {
  if (!(minutes > 0) || !(perSecond >= 1)) {
    console.error('Give --minutes above 0 and --rate, events per second, of at least 1.');
    throw new Finished(2);
  }
  const bench = await startBenchStack(run);
  const apps = { api: measured('api'), worker: measured('worker') };
  const started = {
    api: await startReadyApp(run, { ...bench, env: { ...bench.env, ...apps.api.env } }, 'api'),
    worker: await startReadyApp(run, { ...bench, env: { ...bench.env, ...apps.worker.env } }, 'worker'),
  };
  const receiver = await startRemote<ReceiverMethods>(run, join(projectFolder, 'bench/e2e/receiver.mts'));
  const { hookPath, webhookSecret } = await createPipeline(await signIn(bench), await receiver.call('listen'));
  const target = targetOf(bench.apiUrl, hookPath, webhookSecret, pushEvent());
  const load = await startLoad(run);
  const memory = async (at: number): Promise<Sample> => {
    const [api, worker] = [await apps.api.memory(started.api.pid), await apps.worker.memory(started.worker.pid)];
    return { at, api, worker };
  };

  const idle = await memory(0);
  console.log(`${perSecond} events a second for ${minutes} minutes.`);
  const seconds = Math.max(1, Math.round((minutes * 60) / SAMPLES));
  const startedAt = Date.now();
  const samples: Sample[] = [];
  let accepted = 0;
  while (Date.now() - startedAt < minutes * 60_000) {
    const { answers } = await load.call('openLoop', { target, connections: 16, perSecond, seconds });
    accepted += allAccepted(answers);
    samples.push(await memory(Math.round((Date.now() - startedAt) / 1000)));
  }
  const delivered = (await settledDeliveries(bench.db, 'connector.call', startedAt)).size;
  const growth = { api: growthOf(samples, 'api'), worker: growthOf(samples, 'worker') };
  const flat = isFlat(growth.api) && isFlat(growth.worker);
  printSamples([idle, ...samples]);
  const rssMB = { api: rssOf(idle, samples, 'api'), worker: rssOf(idle, samples, 'worker') };
  const received = await receiver.call('received');
  console.log(
    JSON.stringify({ bench: 'soak', minutes, perSecond, accepted, delivered, received, rssMB, growth, flat }),
  );
  if (!flat || delivered !== accepted) throw new Finished(1);
}, 130);

function measured(name: string): MeasuredApp {
  return new MeasuredApp(join(projectFolder, '.cache', 'bench', `${name}.memory.ndjson`));
}
