import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomBytes } from 'node:crypto';
import { seededRandom } from './demo/seeded-random.mts';
import { injectFaults } from './faults/inject.mts';
import { FAULT_KINDS } from './faults/kinds.mts';
import { Ledger, WAYS } from './faults/ledger.mts';
import { Operator } from './faults/operator.mts';
import { printResult, writeDocument } from './faults/report.mts';
import { Sender } from './faults/sender.mts';
import { judge } from './faults/verdict.mts';
import { CREDENTIALS, startWorld } from './faults/world.mts';
import { build, isBuilt } from './stack/build.mts';
import { projectFolder } from './stack/project.mts';
import { Finished, supervise } from './stack/supervise.mts';
import { until } from './stack/until.mts';

// npm run faults [-- --minutes 1 --seed 1 --rate 40 --only clock --write]: the product under load and under faults, held
// against a ledger of its own. --only takes the kinds with this in their name; --write writes docs/reliability.md.
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rate: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const [minutes, seed, rate] = [values.minutes, values.seed, values.rate].map(Number) as [number, number, number];
if (!(minutes > 0 && Number.isInteger(seed) && rate > 0)) {
  console.error('--minutes and --rate take a number above 0, --seed a whole number.');
  process.exit(2);
}

const kinds = FAULT_KINDS.filter(({ name }) => name.includes(values.only));
if (kinds.length === 0) {
  console.error(`--only: no kind has that in its name. There are: ${FAULT_KINDS.map(({ name }) => name).join('; ')}`);
  process.exit(2);
}

const DELIVERED_WITHIN_MS = 120_000;

await supervise(async (run) => {
  if (!isBuilt()) {
    const { ok, output } = await build(run.signal);
    if (!ok) throw new Error(`The build failed:\n${output}`);
  }
  const folder = join(projectFolder, '.cache', `faults-${process.pid}`);
  run.onStop(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const [ledger, random] = [new Ledger(), seededRandom(seed)];
  const world = await startWorld(run, folder, ledger);
  const apiUrls = world.apis.map(({ port }) => `http://127.0.0.1:${port}`);
  const operator = await Operator.signIn(apiUrls, world.publicUrl, CREDENTIALS);
  const { hookPath, secret } = await operator.setUp(world.destination.url, randomBytes(24).toString('hex'));

  console.log(`Faults for ${minutes} minutes under ${rate} events a second (seed ${seed}):`);
  const startedAt = performance.now();
  const hookUrls = apiUrls.map((url) => `${url}${hookPath}`);
  const sender = new Sender({ hookUrls, secret, ledger, random, keys: 20, eventsPerSecond: rate });
  operator.work();
  const injected = await injectFaults(world, kinds, random, minutes * 60_000);
  await Promise.all([sender.stop(), operator.stop()]);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`  ${ledger.accepted.size} events accepted; waiting for the last to be delivered`);
  const delivered = () => WAYS.every((way) => ledger.missing(way).length === 0);
  await until('all events to be delivered', DELIVERED_WITHIN_MS, delivered, 200).catch((error: Error) => {
    console.log(`  ${error.message}`); // the verdict tells which are missing
  });

  const checks = await judge(ledger, operator);
  const unexpectedEnds = [...world.apis, ...world.workers].flatMap((app) => app.unexpectedEnds);
  const result = { seed, seconds, injected, ledger, checks, unexpectedEnds };
  const good = printResult(result);
  if (values.write) await writeDocument(result, `npm run faults -- --minutes ${minutes} --seed ${seed} --write`);
  throw new Finished(good ? 0 : 1);
}, 130);
