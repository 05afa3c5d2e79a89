import { readEnvironment } from './environment';

const needed = {
  DATABASE_URL: 'postgres://signalbox@127.0.0.1/signalbox',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SIGNALBOX_MASTER_KEY: Buffer.alloc(32).toString('base64'),
};
const provider = {
  OIDC_ISSUER: 'https://login.example.com/realms/acme',
  OIDC_CLIENT_ID: 'signalbox',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_LABEL: 'Acme Login',
};
const reading = (more: NodeJS.ProcessEnv) => () => readEnvironment({ ...needed, ...more });

describe('the settings of an OpenID Connect provider', () => {
  it('are all there, or none', () => {
    expect(reading({})().OIDC_ISSUER).toBeUndefined();
    expect(reading(provider)()).toMatchObject(provider);
    for (const name of Object.keys(provider)) {
      expect(reading({ ...provider, [name]: '' })).toThrow(`${name}: set all of OIDC_ISSUER, OIDC_CLIENT_ID,`);
    }
  });

  it.each(['http://login.example.com', 'http://10.0.0.5', 'http://127.evil.example', 'ftp://login.example.com'])(
    'take no issuer without TLS, such as %s',
    (issuer) => {
      expect(reading({ ...provider, OIDC_ISSUER: issuer })).toThrow('OIDC_ISSUER: must be https');
    },
  );

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080/realms/acme', 'http://[::1]:8080'])(
    'take %s, which is on this machine',
    (issuer) => {
      expect(reading({ ...provider, OIDC_ISSUER: issuer })().OIDC_ISSUER).toBe(issuer);
    },
  );

  it('take any issuer in a test or in development', () => {
    const issuer = 'http://login.internal:8080';
    for (const mode of ['test', 'development']) {
      expect(reading({ ...provider, OIDC_ISSUER: issuer, NODE_ENV: mode })().OIDC_ISSUER).toBe(issuer);
    }
  });

  it.each(['https://login.example.com?x=1', 'https://login.example.com/#x'])('take no issuer such as %s', (issuer) => {
    expect(reading({ ...provider, OIDC_ISSUER: issuer })).toThrow('OIDC_ISSUER: must have no query and no fragment');
  });
});
