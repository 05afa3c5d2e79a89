import { Finished, supervise } from '../tools/stack/supervise.mts';
import { e2e } from './e2e/e2e.mts';
import { footprint } from './footprint/footprint.mts';
import { gateway } from './gateway/gateway.mts';
import { ingest } from './ingest/ingest.mts';
import { jobs } from './jobs/jobs.mts';
import { scoped } from './support/scoped.mts';

// npm run bench [-- ingest jobs e2e gateway footprint]: each prints a table and one line of JSON per comparison.
const BENCHES = { ingest, jobs, e2e, gateway, footprint };
type Name = keyof typeof BENCHES;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));

await supervise(async (run) => {
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
    throw new Finished(2);
  }
  for (const name of wanted.length > 0 ? (wanted as Name[]) : (Object.keys(BENCHES) as Name[])) {
    console.log(`\n${name}`);
    await scoped(run, BENCHES[name]);
  }
}, 130);
