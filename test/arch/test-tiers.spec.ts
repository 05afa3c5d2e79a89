import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** The tests that Jest itself would run in the tier. */
async function listed(...tier: string[]): Promise<string[]> {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--listTests', '--json', ...tier];
  const env = { PATH: process.env.PATH, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  return (JSON.parse(stdout) as string[]).map((path) => path.slice(root.length + 1)).sort();
}

const TIERS = ['unit', 'arch', 'migrations', 'e2e', 'browser', 'faults'];

it('puts every test file into exactly one tier, and leaves no tier empty', async () => {
  const listing = Promise.all(TIERS.map((tier) => listed('--selectProjects', tier)));
  const files = globSync('**/*.{spec,test}.{ts,mts,js,mjs}', {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist|\.cache|\.signalbox)$/.test(path),
  });
  const tiers = await listing;
  expect(tiers.flat().sort()).toEqual(files.sort());
  expect(TIERS.filter((_, index) => tiers[index]?.length === 0)).toEqual([]);
});
