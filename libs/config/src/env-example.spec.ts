import { renderEnvExample } from './env-example';
import { environment, readEnvironment } from './environment';

const lines = renderEnvExample().split('\n');
const assignments = lines.filter((line) => /^(# )?[A-Z0-9_]+=/.test(line));

describe('.env.example', () => {
  it('explains every setting in the line above it', () => {
    expect(assignments).toHaveLength(Object.keys(environment).length);
    for (const line of assignments) expect(lines[lines.indexOf(line) - 1]).toMatch(/^# [A-Z].*\.$/);
  });

  it('leaves open only what is required', () => {
    const open = assignments.filter((line) => !line.startsWith('#')).map((line) => line.split('=')[0]);
    expect(open).toEqual(['DATABASE_URL', 'REDIS_URL', 'SIGNALBOX_MASTER_KEY']);
  });

  it('works as it is once it has a key, also with every default spelled out', () => {
    const entries = assignments.map((line): [string, string] => {
      const [name = '', ...value] = line.replace(/^# /, '').split('=');
      return [name, value.join('=')];
    });
    const copied: NodeJS.ProcessEnv = {
      ...Object.fromEntries(entries),
      SIGNALBOX_MASTER_KEY: Buffer.alloc(32).toString('base64'),
    };
    const { DATABASE_URL, REDIS_URL, SIGNALBOX_MASTER_KEY } = copied;
    expect(readEnvironment(copied)).toEqual(readEnvironment({ DATABASE_URL, REDIS_URL, SIGNALBOX_MASTER_KEY }));
  });
});
