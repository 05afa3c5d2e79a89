import { Finished, supervise } from '../tools/stack/supervise.mts';
import { e2e } from './e2e/e2e.mts';
import { fair } from './fair/fair.mts';
import { footprint } from './footprint/footprint.mts';
import { gateway } from './gateway/gateway.mts';
import { ingest } from './ingest/ingest.mts';
import { jobs } from './jobs/jobs.mts';
import { lists } from './lists/lists.mts';
import { replay } from './replay/replay.mts';
import type { Bench } from './support/bench.mts';
import { sizing } from './sizing/sizing.mts';
import { type Measured, writeDocument } from './support/document.mts';
import { describeMachine } from './support/machine.mts';
import { report } from './support/report.mts';
import { scoped } from './support/scoped.mts';

// npm run bench [-- ingest jobs e2e gateway fair replay footprint lists sizing]: each prints a table, its profile and one line of JSON per
// comparison. A run of all of them also writes docs/benchmarks.md.
const BENCHES: readonly Bench[] = [ingest, jobs, e2e, gateway, fair, replay, footprint, lists, sizing];
const NAMES = BENCHES.map(({ name }) => name);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !NAMES.includes(name));

await supervise(async (run) => {
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${NAMES.join(', ')}`);
    throw new Finished(2);
  }
  const startedAt = new Date();
  const machine = await scoped(run, describeMachine);
  console.table(machine);
  const measured: Measured[] = [];
  for (const bench of BENCHES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n${bench.name}\n${bench.measured.join('\n')}`);
    const result = await scoped(run, (scope) => bench.run(scope));
    report(result);
    measured.push({ bench, result });
  }
  if (wanted.length > 0) return;
  await writeDocument(machine, startedAt, measured);
  console.log(`\nWrote docs/benchmarks.md after ${Math.round((Date.now() - startedAt.getTime()) / 60_000)} minutes.`);
}, 130);
