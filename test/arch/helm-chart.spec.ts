import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, LANES } from '@app/config';
import { createTestDatabase } from '@app/testing';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const CHART = 'deploy/helm/signalbox';
const values = read(`${CHART}/values.yaml`);
const templates = globSync(`${CHART}/templates/*`, { cwd: root }).map(read).join('\n');
const all = (pattern: RegExp, text: string) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];

/** The paths of all keys in a file of plain YAML maps, such as `api.resources`. */
function keysOf(yaml: string): Set<string> {
  const open: { indent: number; key: string }[] = [];
  const found = new Set<string>();
  for (const [, spaces = '', key = ''] of yaml.matchAll(/^( *)(\w+):/gm)) {
    while ((open.at(-1)?.indent ?? -1) >= spaces.length) open.pop();
    open.push({ indent: spaces.length, key });
    found.add(open.map((one) => one.key).join('.'));
  }
  return found;
}

describe('the Helm chart', () => {
  it('is of this version', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const chart = read(`${CHART}/Chart.yaml`);
    expect(chart).toContain(`\nversion: ${version}\n`);
    expect(chart).toContain(`\nappVersion: '${version}'\n`);
  });

  it('has a pool of workers for every lane, and each lane in one of them', () => {
    const lanes = [...values.matchAll(/^ {4}lanes: \[(.+)\]$/gm)].flatMap(([, list = '']) => list.split(', '));
    expect(lanes.sort()).toEqual([...LANES].sort());
    // It refuses values that leave one out.
    const asked = /range \$lane := list (.+?) \}\}/.exec(templates)?.[1]?.match(/\w+/g);
    expect(asked?.sort()).toEqual([...LANES].sort());
  });

  it('names settings that there are', () => {
    const named = all(/\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g, `${values}\n${templates}`);
    expect(named).toContain('WORKER_LANES');
    expect(named.filter((name) => !(name in environment))).toEqual([]);
  });

  it('uses values that have a default', () => {
    const keys = keysOf(values);
    const used = all(/\.Values\.([\w.]+)/g, templates);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((path) => !keys.has(path))).toEqual([]);
    const ofPools = all(/\$worker\.([\w.]+)/g, templates);
    const lacking = ofPools.filter((path) => !['main', 'bulk'].every((pool) => keys.has(`workers.${pool}.${path}`)));
    expect(lacking).toEqual([]);
  });

  it('probes routes that there are, and starts programs that there are', () => {
    const { paths } = JSON.parse(read('openapi.json')) as { paths: Record<string, unknown> };
    const probed = all(/httpGet: \{ path: (\S+), /g, templates);
    expect(probed.sort()).toEqual(['/health/live', '/health/ready']);
    expect(probed.filter((path) => !(path in paths))).toEqual([]);
    const started = all(/args: \[node, dist\/(\S+)\.js\]/g, templates);
    expect(started).toHaveLength(3);
    expect(started.filter((path) => !existsSync(join(root, `${path}.ts`)))).toEqual([]);
  });

  it('lets no pod wait for less time than its process may take to stop', () => {
    const grace = Number(/^terminationGracePeriodSeconds: (\d+)$/m.exec(values)?.[1]);
    expect(grace).toBeGreaterThan(environment.SHUTDOWN_SECONDS.default ?? Infinity);
  });

  it('scales workers by the age of the oldest due job, as the database tells it', async () => {
    const written = /query: >-\n([\s\S]+?)\n {8}targetQueryValue/.exec(templates)?.[1] ?? '';
    const query = (lanes: string) => written.replace(/\(\{\{ range[\s\S]+?\{\{ end \}\}\)/, `(${lanes})`);
    const database = await createTestDatabase();
    try {
      expect(await database.query(query(`'high', 'default'`))).toEqual([{ coalesce: 0 }]);
      const [{ id } = { id: '' }] = await database.query<{ id: string }>(
        `insert into workspaces (id, name, slug, env) values (gen_random_uuid(), 'A', 'a', 'development') returning id`,
      );
      await database.query(
        `insert into jobs (id, tenant_id, type, lane, max_attempts, run_at, payload_json, trace_id)
         select gen_random_uuid(), $1, 'test', lane, 1, now() - make_interval(secs => age), '{}', repeat('a', 32)
         from (values ('default', 100), ('default', -100), ('bulk', 500)) as job (lane, age)`,
        [id],
      );
      const [row] = await database.query<{ coalesce: number }>(query(`'high', 'default'`));
      expect(row?.coalesce).toBeGreaterThanOrEqual(100);
      expect(row?.coalesce).toBeLessThan(160);
    } finally {
      await database.drop();
    }
  });
});
