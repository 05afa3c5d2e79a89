import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** One forbidden import for each rule: the rule's name, who imports, and what. */
const OFFENCES = [
  ['rank-of-kernel', 'libs/kernel/src/upwards.ts', '@app/jobs'],
  ['rank-of-jobs', 'libs/jobs/src/upwards.ts', '@app/webhooks'],
  ['rank-of-audit', 'libs/audit/src/sideways.ts', '@app/workspaces'],
  ['public-face-only', 'apps/api/src/inside.ts', '../../../libs/jobs/src/hidden'],
  ['apps-are-wiring', 'libs/webhooks/src/app.ts', '../../../apps/api/src/main'],
  ['bull-behind-queue', 'libs/jobs/src/bull.ts', 'bull'],
  ['redis-behind-its-lib', 'libs/jobs/src/redis.ts', 'ioredis'],
  ['http-out-behind-egress', 'libs/connectors/src/call.ts', 'node:https'],
  ['peers-in-bench-only', 'libs/jobs/src/peer.ts', 'pg-boss'],
  ['testing-in-tests-only', 'libs/jobs/src/stand-in.ts', '@app/testing'],
  ['kernel-knows-no-framework', 'libs/kernel/src/framework.ts', '@nestjs/common'],
] as const;

const ALLOWED = [
  ['libs/jobs/src/downwards.ts', '@app/kernel'],
  ['libs/workspaces/src/sideways.ts', '@app/identity'],
  ['libs/queue/src/bull.ts', 'bull'],
  ['libs/redis/src/redis.ts', 'ioredis'],
  ['libs/jobs/src/stand-in.spec.ts', '@app/testing'],
] as const;

interface Violation {
  rule: { name: string };
  from: string;
}

describe('the import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  let violations: Violation[] = [];
  let report = '';

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const cruise = (type: 'json' | 'err-long') =>
    spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', '.dependency-cruiser.cjs', '--output-type', type, 'apps', 'libs'],
      ],
      { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } },
    ).stdout;

  beforeAll(() => {
    copyFileSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
    copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const lib of ['kernel', 'jobs', 'webhooks', 'workspaces', 'identity', 'testing']) {
      write(`libs/${lib}/src/index.ts`, 'export const here = 1;\n');
    }
    write('libs/jobs/src/hidden.ts', 'export const hidden = 1;\n');
    write('apps/api/src/main.ts', 'export const main = 1;\n');
    write('libs/jobs/src/one.ts', `import './two';\n`);
    write('libs/jobs/src/two.ts', `import './one';\n`);
    for (const [, from, to] of OFFENCES) write(from, `import '${to}';\n`);
    for (const [from, to] of ALLOWED) write(from, `import '${to}';\n`);
    violations = (JSON.parse(cruise('json')) as { summary: { violations: Violation[] } }).summary.violations;
    report = cruise('err-long');
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(OFFENCES)('tell by %s that %s may not import %s', (rule, from) => {
    expect(violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  it('find cycles', () => {
    expect(violations.map((violation) => violation.rule.name)).toContain('no-cycles');
  });

  it.each(ALLOWED)('let %s import %s', (from) => {
    expect(violations.filter((violation) => violation.from === from)).toEqual([]);
  });

  it('say why', () => {
    expect(report).toContain('libs/jobs (rank 3) imports only lower ranks');
    expect(report).toContain('Every outbound call goes through the SSRF-safe client of libs/egress.');
  });
});
