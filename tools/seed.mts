import { parseArgs } from 'node:util';
import pg from 'pg';
import { Finished, supervise } from './stack/supervise.mts';
import { seed } from './seed/seed.mts';

// npm run seed -- --requests 10000000 --webhooks 1000000: fills the database of DATABASE_URL with a past, to see how the
// product does when it has one. Everything goes into workspaces of its own, whose names begin with "Seed".
const DEFAULTS = { requests: '100000', webhooks: '10000', workspaces: '20', months: '12' };

await supervise(async (run) => {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' as const }])),
  });
  const read = (name: keyof typeof DEFAULTS) => Number(values[name] ?? DEFAULTS[name]);
  const numbers = {
    requests: read('requests'),
    webhooks: read('webhooks'),
    workspaces: read('workspaces'),
    months: read('months'),
  };
  const bad = Object.entries(numbers).filter(([, value]) => !Number.isInteger(value) || value < 0);
  const url = process.env['DATABASE_URL'];
  if (bad.length > 0 || !url) {
    for (const [name] of bad) console.error(`--${name} must be a whole number.`);
    if (!url) console.error('Set DATABASE_URL to a migrated database that may be filled with made-up rows.');
    throw new Finished(2);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  run.onStop(() => client.end());
  await seed(client, numbers, console.log);
}, 130);
