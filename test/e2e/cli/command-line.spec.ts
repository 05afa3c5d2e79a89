import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXIT_MEANINGS } from '../../../apps/cli/src/exit-codes';
import { signalbox } from '../../support/command-line';

const root = join(__dirname, '../../..');
const COMMANDS = [
  ['doctor'],
  ['migrate'],
  ['create', 'operator'],
  ['create', 'workspace'],
  ['create', 'key'],
  ['send'],
  ['tail'],
  ['replay'],
  ['redrive'],
  ['verify', 'audit'],
  ['rotate', 'master-key'],
  ['backup'],
  ['restore'],
];

describe('the command line', () => {
  it.each(COMMANDS)('teaches %s %s with examples', async (...command) => {
    const { exitCode, stdout } = await signalbox([...command.filter(Boolean), '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}\$ npx signalbox /);
    expect(stdout).toContain('--json');
  });

  it('lists every command and what its exit codes mean', async () => {
    const { exitCode, stdout } = await signalbox(['--help']);
    expect(exitCode).toBe(0);
    for (const [name = ''] of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');
    const documented = [...operations.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm)].map(([, code, text]) => [
      Number(code),
      text,
    ]);
    expect(documented).toEqual(EXIT_MEANINGS.map((row) => [...row]));
    for (const [code, meaning] of EXIT_MEANINGS) expect(stdout).toContain(`${code}  ${meaning}`);
  });

  it.each([
    [['migrat'], 'Did you mean migrate?'],
    [['migrate', '--chek'], 'Did you mean --check?'],
    [['create', 'oprator'], 'Did you mean operator?'],
    [['tail', 'event'], 'Allowed choices are events, inbox, jobs'],
    [['create', 'key', 'ci', '--workspace', 'acme', '--role', 'boss'], 'Allowed choices are owner, admin'],
    [['create', 'key', 'ci', '--workspace', 'acme'], '--role or --permission'],
    [['create', 'key', 'ci', '--role', 'viewer'], "required option '--workspace <slug>' not specified"],
    [['create', 'operator', 'ada'], 'ada is no e-mail address'],
    [['restore'], "missing required argument 'file'"],
    [['tail', 'jobs', '--lines', '1000'], 'whole number from 1 to 200'],
    [['verify', 'audit', '--checkpoint', 'x'], '<sequence>:<64 hex digits>'],
    [['replay'], 'Say which events'],
  ])('answers %j with 2 and what to do: %s', async (args, message) => {
    const { exitCode, stdout, stderr } = await signalbox(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names every setting that is wrong, and shows none', async () => {
    const wrong = { DATABASE_URL: 'mysql://root:hunter2@db/x', SIGNALBOX_MASTER_KEY: 'too short', REDIS_URL: '' };
    const { exitCode, stderr } = await signalbox(['verify', 'audit'], wrong);
    expect(exitCode).toBe(2);
    for (const name of Object.keys(wrong)) expect(stderr).toContain(`  - ${name}: `);
    expect(stderr).not.toMatch(/hunter2|too short/);
  });

  it('ends with 3 when the database does not answer, in JSON where JSON is asked for', async () => {
    const away = { DATABASE_URL: 'postgres://signalbox:secret@127.0.0.1:1/signalbox' };
    const { exitCode, stdout, stderr } = await signalbox(['migrate', '--json'], away);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'server_unreachable', exitCode: 3 } });
    expect(stderr).not.toContain('secret@');
  });

  it.each(['SIGNALBOX_URL', 'SIGNALBOX_API_KEY'])('asks for %s by its name', async (name) => {
    const env = { SIGNALBOX_URL: 'http://127.0.0.1:1', SIGNALBOX_API_KEY: 'sbx_x', [name]: '' };
    const { exitCode, stderr } = await signalbox(['redrive'], env);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${name} is not set`)]);
  });

  it('runs as npx signalbox, and prints nothing but the result to a pipe', async () => {
    const run = (...args: string[]) =>
      promisify(execFile)('npx', ['--no-install', 'signalbox', ...args], {
        cwd: root,
        env: { PATH: process.env.PATH },
      });
    const { stdout } = await run('--version');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(stdout).toBe(`${version}\n`);
    await expect(run('migrate')).rejects.toMatchObject({ code: 2, stdout: '' });
  });
});
