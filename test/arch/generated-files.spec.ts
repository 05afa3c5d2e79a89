import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

it('keeps openapi.json, .env.example, docs/permissions.md and the types of the console as the code makes them', async () => {
  const root = join(__dirname, '../..');
  // Without the variables of Jest, which change how modules load.
  const env = { PATH: process.env.PATH };
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/generate.mts', '--check'], { cwd: root, env });
  expect(stdout).toContain('Every generated file is up to date.');
});
