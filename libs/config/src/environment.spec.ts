import { InvalidEnvironment, readEnvironment } from './environment';

const REQUIRED = {
  DATABASE_URL: 'postgres://signalbox:password@127.0.0.1:5432/signalbox',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SIGNALBOX_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment({ ...REQUIRED, ...environment });
    return [];
  } catch (error) {
    return (error as InvalidEnvironment).problems;
  }
}

describe('the environment', () => {
  it('needs three settings; all others have a default', () => {
    expect(readEnvironment(REQUIRED)).toMatchObject({ ...REQUIRED, PORT: 3000, LOG_LEVEL: 'info', TRUST_PROXY: [] });
  });

  it('is told with every mistake at once, by the name of the variable', () => {
    expect(() => readEnvironment({ PORT: '0x', LOG_LEVEL: 'loud' })).toThrow(InvalidEnvironment);
    const names = problemsOf({ PORT: 'x', DATABASE_URL: undefined, REDIS_URL: 'http://x' }).map(
      (line) => line.split(':')[0],
    );
    expect(names.sort()).toEqual(['DATABASE_URL', 'PORT', 'REDIS_URL']);
  });

  it('reads what limits calls out', () => {
    const read = readEnvironment({
      ...REQUIRED,
      EGRESS_ALLOW_HOSTS: 'API.example.com, *.example.org',
      EGRESS_ALLOW_PORTS: '443, 8443',
      EGRESS_PROXY_URL: 'http://proxy.internal:3128',
    });
    expect(read.EGRESS_ALLOW_HOSTS).toEqual(['api.example.com', '*.example.org']);
    expect(read.EGRESS_ALLOW_PORTS).toEqual([443, 8443]);
    expect(read.EGRESS_PROXY_URL?.host).toBe('proxy.internal:3128');
  });

  it('takes an empty value as not set, so that a copied .env.example needs no deleting', () => {
    expect(readEnvironment({ ...REQUIRED, PORT: '', LOG_LEVEL: '' })).toMatchObject({ PORT: 3000, LOG_LEVEL: 'info' });
    expect(problemsOf({ DATABASE_URL: '' })).toEqual(['DATABASE_URL: is required']);
  });

  it.each([
    ['SIGNALBOX_MASTER_KEY', Buffer.alloc(31).toString('base64'), 'must be 32 bytes in base64'],
    ['DATABASE_URL', 'mysql://u:hunter2@h/d', 'must be postgres://'],
    ['EGRESS_ALLOW_CIDRS', '10.0.0.0/8, home', 'not one: home'],
    ['EGRESS_ALLOW_HOSTS', 'api.example.com, https://x', 'not one: https://x'],
    ['EGRESS_ALLOW_PORTS', '443,0', 'not one: 0'],
    ['EGRESS_PROXY_URL', 'socks5://u:hunter2@h:1', 'must be http://host:port'],
    ['WORKER_CONCURRENCY', '0', 'must be a whole number of at least 1'],
    ['WORKER_CONCURRENCY', '1.5', 'must be a whole number of at least 1'],
    ['LOG_LEVEL', 'loud', 'loud'],
  ])('says what is wrong with %s=%s', (name, value, message) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: .*${message}`));
    expect(problem).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  it('reads lists', () => {
    const { EGRESS_ALLOW_CIDRS } = readEnvironment({ ...REQUIRED, EGRESS_ALLOW_CIDRS: ' 10.0.0.0/8 , fd00::/8, ' });
    expect(EGRESS_ALLOW_CIDRS).toEqual(['10.0.0.0/8', 'fd00::/8']);
  });

  it('wants the first operator whole', () => {
    const BOOTSTRAP_ADMIN_EMAIL = 'a@example.com';
    expect(problemsOf({ BOOTSTRAP_ADMIN_EMAIL })).toEqual([expect.stringContaining('set both or none')]);
    expect(problemsOf({ BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD: 'short' })).toEqual([
      'BOOTSTRAP_ADMIN_PASSWORD: must have 12 characters or more',
    ]);
    expect(problemsOf({ BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD: 'long enough it is' })).toEqual([]);
  });

  it('can be asked for a part, and then looks at no other setting', () => {
    const { DATABASE_URL } = REQUIRED;
    expect(readEnvironment({ DATABASE_URL, PORT: 'x' }, ['DATABASE_URL'])).toEqual({ DATABASE_URL });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readEnvironment(REQUIRED))).toBe(true);
  });
});
