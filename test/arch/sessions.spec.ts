import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What belongs to a session of PostgreSQL, and is lost or left to others behind a pooler (docs/adr/0027). */
const SESSION_FEATURES = [
  /\bpg_(try_)?advisory_(un)?lock/,
  /[`'"]\s*(un)?listen /i,
  /[`'"]\s*set (?!local\b|constraints\b|transaction\b)\w+( to|\s*=)/,
  /\bset_config\([^)]*,\s*false\s*\)/i,
  /\bcreate (temp|temporary) /i,
  /\bwith hold\b/i,
  /[`'"]\s*(prepare|discard|deallocate) \w/i,
];

/** What uses them goes past the pooler. */
const PAST_THE_POOLER = [
  'libs/changes/src/change-listener.ts', // LISTEN, and a lock that tells others that somebody does
  'libs/database/src/migrate.ts', // lock_timeout of whole migrations
  'libs/database/src/migration-lock.ts', // a lock over all migrations
];

it('uses what needs a session of PostgreSQL only where it goes past a pooler', () => {
  const using = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root }).filter((path) => {
    if (path.endsWith('.spec.ts') || /^(libs\/testing|apps\/console)\//.test(path)) return false;
    const text = readFileSync(join(root, path), 'utf8');
    return SESSION_FEATURES.some((feature) => feature.test(text));
  });
  expect(using.sort()).toEqual(PAST_THE_POOLER);
});
