import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dataSourceOptions, migrate } from '@app/database';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  createWorkspace,
  OPERATOR,
  Receiver,
  type TestDatabase,
  testEnvironment,
} from '@app/testing';
import { migrations } from '../../../migrations';
import { signalbox } from '../../support/command-line';
import { createPackagedDatabase, postgresTools } from '../../support/packaged-postgres';
import { DOCUMENTS, type ShellBlock, shellBlocks, textOf } from './shell-blocks';

const root = join(__dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Blocks that are not run here, by a text in them, with the reason. Their syntax and their names are checked all the same. */
const NOT_RUN: readonly (readonly [text: string, reason: string])[] = [
  ['npm ci && npm run demo', 'installs the project anew; what the demo does is run by the tests of the pipeline'],
  ['npm ci && npm test', 'is the run that this test is a part of'],
  ['docker compose up', 'needs Docker, which a machine that tests need not have'],
  ['aws kms generate-data-key', 'needs an account with AWS'],
  ['pg_basebackup', 'needs a role for replication, which managed databases and tests have not'],
];

/** Programs that a block needs and that a bare machine may lack. */
const MAY_BE_MISSING = ['openssl'];

const notRun = ({ script }: ShellBlock) => NOT_RUN.find(([text]) => script.includes(text))?.[1];
const missing = ({ script }: ShellBlock) =>
  MAY_BE_MISSING.find((name) => script.includes(name) && spawnSync(name, ['version']).error !== undefined);
const all = DOCUMENTS.flatMap(shellBlocks);

/** `npx signalbox` without npm's own second; that the real one finds the command is another test's (e2e/cli). */
function quickNpx(shim: string): void {
  mkdirSync(shim);
  const script = `#!/bin/sh\n[ "$1" = signalbox ] || exit 127\nshift\nexec "${process.execPath}" "${root}/bin/signalbox.mjs" "$@"\n`;
  writeFileSync(join(shim, 'npx'), script, { mode: 0o755 });
}

describe('the commands in the documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-docs-'));
  let database: TestDatabase;
  let empty: TestDatabase;
  let receiver: Receiver;
  let env: NodeJS.ProcessEnv;
  const apps: AppProcess[] = [];

  // What `npm run demo` leaves behind, in a folder that looks like the project.
  beforeAll(async () => {
    for (const name of ['bin', 'dist', 'docker', 'node_modules', 'package.json', 'test']) {
      symlinkSync(join(root, name), join(folder, name));
    }
    quickNpx(join(folder, 'shim'));
    [database, empty] = await Promise.all([createPackagedDatabase(), createPackagedDatabase()]);
    await migrate(dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 }), migrations);
    const environment = testEnvironment(database);
    receiver = await Receiver.start();
    const [api, worker] = await Promise.all([
      AppProcess.start('api', environment),
      AppProcess.start('worker', environment),
    ]);
    apps.push(api, worker);
    const operator = await ApiClient.signedIn(api.url);
    const { base, workspaceId, secret } = await createPipeline(operator, { destinationUrl: receiver.url });
    await operator.patch(`/v1/workspaces/${workspaceId}`, { slug: 'demo' }).expect(200);
    await createWorkspace(operator, 'Acme');
    const { body } = await operator.get(`${base}/audit/checkpoint`).expect(200);
    writeFileSync(join(folder, 'checkpoint.json'), JSON.stringify(body));

    const commandLine = {
      ...environment,
      SIGNALBOX_URL: api.url,
      SIGNALBOX_WEBHOOK_SECRET: secret,
      DEMO_SOURCE: 'GitHub',
    };
    mkdirSync(join(folder, '.signalbox/demo'), { recursive: true });
    const lines = Object.entries(commandLine).map(([name, value]) => `export ${name}='${value}'\n`);
    writeFileSync(join(folder, '.signalbox/demo/env'), lines.join(''));
    const made = await run(`npx signalbox create key docs --workspace demo --role developer`, {
      ...environment,
      PATH: path(),
    });
    const SIGNALBOX_API_KEY = /sbx_\S+/.exec(made)?.[0];
    env = { PATH: path(), HOME: process.env.HOME, ...postgresTools(), ...commandLine, SIGNALBOX_API_KEY };
  }, 60_000);

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.end('SIGTERM')));
    await receiver.stop();
    await Promise.all([database.drop(), empty.drop()]);
    rmSync(folder, { recursive: true });
  });

  const path = () => `${join(folder, 'shim')}:${process.env.PATH}`;

  /** Runs it as a careful person's shell would: it stops at the first command that fails. Returns what it printed. */
  async function run(script: string, environment: NodeJS.ProcessEnv): Promise<string> {
    const ran = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env: environment });
    const { stdout, stderr } = await ran.catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${script}\n${error.stdout}${error.stderr}`);
    });
    return stdout + stderr;
  }

  const runnable = all.filter((block) => notRun(block) === undefined && missing(block) === undefined);

  it.each(runnable.map((block) => [`${block.file}:${block.line}`, block] as const))(
    '%s do what they say',
    async (_, { script }) => {
      // A restore wants an empty database, as the text before it says.
      const target = script.includes('npm run restore') ? { DATABASE_URL: empty.url } : {};
      await run(script, { ...env, ...target });
    },
    60_000,
  );

  it('have a syntax that a shell understands, also where they are not run', () => {
    const wrong = all.filter(({ script }) => spawnSync('bash', ['-n', '-c', script]).status !== 0);
    expect(wrong).toEqual([]);
  });

  it('are run, or named with the reason why not', () => {
    expect(runnable.length).toBeGreaterThanOrEqual(5);
    const unused = NOT_RUN.filter(([text]) => !all.some(({ script }) => script.includes(text)));
    expect(unused).toEqual([]);
  });

  it('name scripts that there are', () => {
    const named = DOCUMENTS.flatMap((file) =>
      [...textOf(file).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('name commands and options of the command line that there are', async () => {
    const commands = new Set(
      DOCUMENTS.flatMap((file) => [
        ...textOf(file).matchAll(/npx signalbox ((?:create|verify|rotate) )?([a-z-]+)/g),
      ]).map(([, group = '', name = '']) => `${group}${name}`.trim()),
    );
    const helps: string[] = [];
    for (const command of commands) helps.push((await signalbox([...command.split(' '), '--help'])).stdout);
    expect(helps.filter((help) => !help.includes('Usage: signalbox'))).toEqual([]);
  });

  it('name files of the project that there are', () => {
    const paths = DOCUMENTS.flatMap((file) =>
      [...textOf(file).matchAll(/`((?:apps|bench|bin|docker|docs|libs|migrations|test|tools)\/[\w./-]+)`/g)].map(
        ([, path = '']) => path,
      ),
    );
    const built = (path: string) => path.startsWith('docs/benchmarks');
    expect([...new Set(paths)].filter((path) => !existsSync(join(root, path)) && !built(path))).toEqual([]);
  });

  it('leave the operator of the tests as they were', async () => {
    await ApiClient.signedIn(apps[0]?.url ?? '', OPERATOR);
  });
});
