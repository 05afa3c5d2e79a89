import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '@app/config';

const root = join(__dirname, '../..');
const settings = Object.entries(environment as Record<string, { desc?: string }>);

describe('every setting', () => {
  it('has a description that ends like a sentence', () => {
    expect(settings.filter(([, { desc = '' }]) => !/^[A-Z].+\.$/.test(desc)).map(([name]) => name)).toEqual([]);
  });

  it('is in .env.example', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    for (const [name] of settings) expect(example).toMatch(new RegExp(`^(# )?${name}=`, 'm'));
  });

  it('is read in one place: no other code looks at the environment', () => {
    const reading = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root }).filter((path) => {
      if (path.endsWith('.spec.ts') || path.startsWith('libs/testing/')) return false;
      return readFileSync(join(root, path), 'utf8').includes('process.env');
    });
    expect(reading.sort()).toEqual([
      'apps/api/src/main.ts',
      'apps/api/src/migrate.ts',
      'apps/cli/src/main.ts',
      'apps/worker/src/main.ts',
      'libs/audit/src/export/export-process.ts', // hands it on as it is
      'libs/config/src/config.module.ts',
      'libs/secrets/src/providers/environment.provider.ts', // its variables are secrets, no settings
    ]);
  });
});
