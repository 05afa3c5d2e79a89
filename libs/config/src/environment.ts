import { bool, cleanEnv, email, EnvError, EnvMissingError, makeValidator, port, str, url } from 'envalid';
import type { CleanedEnv, Spec } from 'envalid';
import { type Lane, LANES } from './lanes';
import { parseRedisUrl } from './redis-url';

/** Before the ciphertext of a master key that AWS KMS decrypts. */
export const KMS_KEY_PREFIX = 'aws-kms:';

const isMasterKey = (text: string) =>
  text.startsWith(KMS_KEY_PREFIX)
    ? /^[A-Za-z0-9+/]{40,}={0,2}$/.test(text.slice(KMS_KEY_PREFIX.length))
    : Buffer.from(text, 'base64').length === 32;

// What is wrong with a key is told without the key.
const masterKey = makeValidator<string>((text) => {
  if (!isMasterKey(text)) {
    throw new EnvError(
      `must be 32 bytes in base64 (make one with: openssl rand -base64 32), or ${KMS_KEY_PREFIX} and a ciphertext in base64`,
    );
  }
  return text;
});

const masterKeys = makeValidator<string[]>((text) => {
  const keys = text.split(',').map((part) => part.trim());
  const bad = keys.findIndex((key) => !isMasterKey(key));
  if (bad >= 0)
    throw new EnvError(`must be keys like SIGNALBOX_MASTER_KEY separated by commas; number ${bad + 1} is none`);
  return keys;
});

const postgresUrl = makeValidator<string>((text) => {
  if (!/^postgres(ql)?:\/\/.+/.test(text)) throw new EnvError('must be postgres://user:password@host:port/database');
  return text;
});

const redisUrl = makeValidator<string>((text) => {
  try {
    parseRedisUrl(text);
  } catch (error) {
    throw new EnvError((error as Error).message);
  }
  return text;
});

const lanes = makeValidator<Lane[]>((text) => {
  const list = text.split(',').map((part) => part.trim());
  const bad = list.filter((part) => !LANES.includes(part as Lane));
  if (bad.length > 0) throw new EnvError(`must be some of ${LANES.join(', ')}, separated by commas`);
  return LANES.filter((lane) => list.includes(lane));
});

const token = makeValidator<string>((text) => {
  if (!/^[\x21-\x7e]{16,}$/.test(text)) throw new EnvError('must be 16 or more letters, digits or signs, no spaces');
  return text;
});

const cidrs = makeValidator<string[]>((text) => {
  const list = text.split(',').map((part) => part.trim());
  const bad = list.filter((part) => part !== '' && !/^[0-9a-fA-F.:]+\/\d{1,3}$/.test(part));
  if (bad.length > 0) throw new EnvError(`must be CIDR ranges separated by commas; not one: ${bad.join(', ')}`);
  return list.filter((part) => part !== '');
});

const hosts = makeValidator<string[]>((text) => {
  const list = text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  const bad = list.filter((part) => !/^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$|^\[[0-9a-f:.]+\]$/.test(part));
  if (bad.length > 0) throw new EnvError(`must be host names separated by commas; not one: ${bad.join(', ')}`);
  return list;
});

const ports = makeValidator<number[]>((text) => {
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bad = list.filter((part) => !/^\d{1,5}$/.test(part) || Number(part) < 1 || Number(part) > 65_535);
  if (bad.length > 0) throw new EnvError(`must be port numbers separated by commas; not one: ${bad.join(', ')}`);
  return list.map(Number);
});

/** The message never has the text in it: there may be a password. */
const proxyUrl = makeValidator<URL>((text) => {
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (!proxy || !/^https?:$/.test(proxy.protocol) || proxy.hostname === '') {
    throw new EnvError('must be http://host:port or https://host:port, with user:password@ in front if it asks');
  }
  return proxy;
});

const positive = (spec: Spec<number> & { default: number }) =>
  makeValidator<number>((text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw new EnvError('must be a whole number of at least 1');
    return value;
  })(spec);

/** Every setting of both apps: what it is, its default and its check, in the order of `.env.example`. */
export const environment = {
  NODE_ENV: str({ choices: ['production', 'development', 'test'], default: 'production', desc: 'Kind of run.' }),
  DATABASE_URL: postgresUrl({
    desc: 'PostgreSQL 15 or newer. The role needs no superuser right; see docs/operations.md.',
    example: 'postgres://signalbox:password@127.0.0.1:5432/signalbox',
  }),
  DATABASE_POOL_SIZE: positive({ default: 12, desc: 'Most connections of one process.' }),
  DATABASE_DIRECT_URL: postgresUrl({
    default: undefined,
    desc: 'PostgreSQL itself, when DATABASE_URL names a PgBouncer that pools transactions: for migrations, backups and live updates, which need a session of their own.',
  }),
  DATABASE_PREPARED_STATEMENTS: bool({
    default: undefined,
    desc: 'Whether each connection prepares the statements of the hot paths once. Empty: yes, unless DATABASE_DIRECT_URL is set. PgBouncer can do it from 1.21 on, with max_prepared_statements.',
  }),
  DATABASE_REPLICA_URL: postgresUrl({
    default: undefined,
    desc: 'A read replica of it, for the lists and exports of what happened. They are as old as the replica is behind; without it they come from DATABASE_URL.',
  }),
  REDIS_URL: redisUrl({
    desc: 'Redis 6.2 or newer, or Valkey. With Sentinel: redis+sentinel://host:26379,host:26379/master. A cluster: redis+cluster://host:6379,host:6379. rediss… for TLS.',
    example: 'redis://127.0.0.1:6379',
  }),
  SIGNALBOX_MASTER_KEY: masterKey({
    desc: 'Encrypts the data keys of locally stored secrets: 32 bytes in base64 (openssl rand -base64 32), or aws-kms: and the base64 ciphertext of such a key, which AWS KMS decrypts at start.',
    example: '',
  }),
  SIGNALBOX_OTHER_MASTER_KEYS: masterKeys({
    default: [],
    desc: 'Keys that open what they sealed, separated by commas: the former one while a master key is rotated.',
  }),
  SECRETS_ENV_PREFIX: str({
    default: undefined,
    desc: 'Switches the secret provider env on: the variables with this prefix, such as CONNECTOR_SECRET_{workspace}_, where {workspace} is a workspace id in capitals without dashes. Without {workspace} every workspace may use every one of them.',
  }),
  SECRETS_FILE_FOLDER: str({
    default: undefined,
    desc: 'Switches the secret provider file on: the files below this folder, such as /run/secrets/{workspace}, where {workspace} is a workspace id. Without {workspace} every workspace may use every file.',
  }),
  VAULT_ADDR: url({
    default: undefined,
    desc: 'Switches the secret provider vault on: HashiCorp Vault or OpenBao, KV version 2.',
  }),
  VAULT_NAMESPACE: str({ default: undefined, desc: 'Namespace in Vault Enterprise.' }),
  VAULT_TOKEN: str({ default: undefined, desc: 'Token for Vault; or give VAULT_ROLE_ID and VAULT_SECRET_ID.' }),
  VAULT_ROLE_ID: str({ default: undefined, desc: 'AppRole for Vault.' }),
  VAULT_SECRET_ID: str({ default: undefined, desc: 'Secret id of the AppRole.' }),
  VAULT_SECRETS_PATH: str({
    default: 'secret/signalbox/{workspace}',
    desc: 'Mount and folder in Vault that secrets are read from; {workspace} is a workspace id. Without {workspace} every workspace may use every secret there.',
  }),
  SECRETS_AWS_PREFIX: str({
    default: undefined,
    desc: 'Switches the secret provider aws-secrets-manager on: secrets whose name has this prefix, such as signalbox/{workspace}/. Region and credentials come from the AWS environment.',
  }),
  HOST: str({ default: '0.0.0.0', desc: 'Address the api and the health port of the worker listen on.' }),
  PORT: port({ default: 3000, desc: 'Port of the api.' }),
  WORKER_PORT: port({ default: 3001, desc: "Port of the worker's health endpoints." }),
  PUBLIC_URL: url({ default: 'http://localhost:3000', desc: 'How browsers and providers reach the api.' }),
  TRUST_PROXY: cidrs({
    default: [],
    desc: 'CIDR ranges of reverse proxies whose X-Forwarded-For is believed, separated by commas.',
  }),
  BOOTSTRAP_ADMIN_EMAIL: email({
    default: undefined,
    desc: 'On an empty database: the first operator. Without it a one-time invite link is printed.',
  }),
  BOOTSTRAP_ADMIN_PASSWORD: str({ default: undefined, desc: "The first operator's password, 12 characters or more." }),
  LOG_LEVEL: str({
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
    default: 'info',
    desc: 'Lowest level that is logged, as JSON lines on standard output.',
  }),
  METRICS_TOKEN: token({
    default: undefined,
    desc: 'Switches /metrics on, on the port of the api and on that of the worker: the bearer token that Prometheus sends, 16 characters or more.',
  }),
  SESSION_HOURS: positive({ default: 168, desc: 'A console session ends this long after sign-in, in hours.' }),
  SESSION_IDLE_HOURS: positive({
    default: 24,
    desc: 'A console session that nobody uses ends this long after its last use, in hours.',
  }),
  OIDC_ISSUER: url({
    default: undefined,
    desc: 'Sign-in through your OpenID Connect provider: its issuer, such as https://login.example.com. Needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_LABEL too, and there the redirect address PUBLIC_URL + /v1/auth/oidc/callback.',
  }),
  OIDC_CLIENT_ID: str({ default: undefined, desc: 'The id under which the provider knows this installation.' }),
  OIDC_CLIENT_SECRET: str({ default: undefined, desc: 'The secret that belongs to OIDC_CLIENT_ID.' }),
  OIDC_LABEL: str({ default: undefined, desc: 'What people know the provider by, such as Acme Login.' }),
  PUBLIC_REQUESTS_PER_MINUTE: positive({
    default: 300,
    desc: 'Requests that one client address may make to routes that need no sign-in, such as signing in itself. Webhooks and health checks do not count.',
  }),
  WORKSPACE_REQUESTS_PER_MINUTE: positive({
    default: 12_000,
    desc: 'API requests that all callers of one workspace may make together, unless its quota says otherwise. Webhooks do not count.',
  }),
  API_BODY_LIMIT_BYTES: positive({ default: 1_048_576, desc: 'Largest body of an API request, in bytes.' }),
  HOOK_BODY_LIMIT_BYTES: positive({ default: 5_242_880, desc: 'Largest body of an inbound webhook, in bytes.' }),
  QUARANTINE_MAX_REQUESTS: positive({
    default: 1_000,
    desc: 'Rejected webhooks that are kept of one connector; the oldest go.',
  }),
  QUARANTINE_MAX_BYTES: positive({
    default: 52_428_800,
    desc: 'Bytes of rejected webhooks that are kept of one connector; the oldest go.',
  }),
  REPLAY_PER_SECOND: positive({
    default: 500,
    desc: 'Events that an order replays a second unless it says otherwise: what comes in now has to find room beside it.',
  }),
  BLOB_STORE: str({
    choices: ['postgres', 's3'],
    default: 'postgres',
    desc: 'Where payloads above BLOB_THRESHOLD_BYTES are kept: in a table of PostgreSQL, or in a bucket of S3 or of a store that speaks its protocol. What was stored before stays where it is.',
  }),
  BLOB_THRESHOLD_BYTES: positive({
    default: 262_144,
    desc: 'Longest payload of a webhook that is kept in its row, in bytes; a larger one goes to the blob store.',
  }),
  BLOB_S3_BUCKET: str({
    default: undefined,
    desc: 'Bucket for BLOB_STORE=s3. Credentials come from the AWS environment.',
  }),
  BLOB_S3_PREFIX: str({ default: 'signalbox/', desc: 'Before the names of all objects in the bucket.' }),
  BLOB_S3_REGION: str({ default: 'us-east-1', desc: 'Region of the bucket.' }),
  BLOB_S3_ENDPOINT: url({
    default: undefined,
    desc: 'Address of the store, such as https://minio.example.com. Empty: AWS itself.',
  }),
  BLOB_S3_PATH_STYLE: bool({
    default: false,
    desc: 'Whether the bucket is in the path of an address and not in its host name, as most stores but AWS want it.',
  }),
  EGRESS_ALLOW_CIDRS: cidrs({
    default: [],
    desc: 'Non-public ranges that calls may reach, separated by commas. Empty: public addresses only.',
  }),
  EGRESS_ALLOW_HOSTS: hosts({
    default: [],
    desc: 'The only hosts that calls may reach, separated by commas; *.example.com stands for all below it. Empty: all public ones.',
  }),
  EGRESS_ALLOW_PORTS: ports({
    default: [],
    desc: 'The only ports that calls may reach, separated by commas, such as 443. Empty: all but known harmful ones.',
  }),
  EGRESS_PROXY_URL: proxyUrl({
    default: undefined,
    desc: 'Forward proxy that all calls go through, such as http://user:password@proxy.example.com:3128.',
  }),
  WORKER_LANES: lanes({
    default: [...LANES],
    desc: 'Lanes that this worker works, separated by commas. Some worker has to work each of them.',
  }),
  WORKER_CONCURRENCY: positive({ default: 100, desc: 'Jobs that one worker runs at once, in each lane.' }),
  WORKER_LEASE_SECONDS: positive({
    default: 30,
    desc: 'A run whose worker sends no heartbeat for this long is lost and its job is tried again, in seconds.',
  }),
  WORKER_SWEEP_SECONDS: positive({
    default: 5,
    desc: 'How often a worker looks for due jobs that no bell announced, in seconds.',
  }),
  SCHEDULES_MAX: positive({ default: 1_000, desc: 'Schedules that one workspace may have.' }),
  STATS_LAG_SECONDS: positive({
    default: 15,
    desc: 'How far the figures of the overview stay behind, in seconds. The clocks of all processes must agree within it.',
  }),
  STREAM_MAX: positive({ default: 500, desc: 'Live streams that one api process keeps open; more are answered 503.' }),
  STREAM_HEARTBEAT_SECONDS: positive({
    default: 15,
    desc: 'How often a live stream says that it is there, and asks whether its reader still may read, in seconds.',
  }),
  SHUTDOWN_SECONDS: positive({ default: 20, desc: 'Longest wait for work in flight when a process is asked to stop.' }),
  STALL_SECONDS: positive({
    default: 120,
    desc: 'A process in which nothing goes on for this long although there is work and the database answers restarts itself, in seconds.',
  }),
  OVERLOAD_MAX_QUEUED: positive({
    default: 20_000,
    desc: 'Requests that may wait for a database batch before new ones are answered 503.',
  }),
  OVERLOAD_MAX_BYTES: positive({
    default: 268_435_456,
    desc: 'Bytes of webhooks that may be on their way in, and as many that may wait for the database or the blob store, before new ones are answered 503.',
  }),
};

/** Everything that is wrong with the environment, one line per variable. */
export class InvalidEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} mistake(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'InvalidEnvironment';
  }
}

type Environment = typeof environment;
type Name = keyof Environment;

/** The checked configuration. */
export type Settings = CleanedEnv<Environment>;

/** Reads and checks the environment once. Throws {@link InvalidEnvironment} with every mistake at the same time. */
export function readEnvironment(source: NodeJS.ProcessEnv): Settings;
/** The same for a program that needs only some of the settings. */
export function readEnvironment<Needed extends Name>(
  source: NodeJS.ProcessEnv,
  needed: Needed[],
): Pick<Settings, Needed>;
export function readEnvironment(source: NodeJS.ProcessEnv, needed?: Name[]): Partial<Settings> {
  // An empty value means "not set", so that a copied .env.example needs no deleting.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const specs = Object.fromEntries(
    Object.entries(environment).filter(([name]) => needed?.includes(name as Name) ?? true),
  );
  const problems: string[] = [];
  const settings = cleanEnv(given, specs, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) {
        problems.push(`${name}: ${error instanceof EnvMissingError ? 'is required' : error?.message}`);
      }
    },
  });
  if (needed === undefined) {
    problems.push(
      ...bootstrapProblems(given),
      ...oidcProblems(given),
      ...secretProviderProblems(given),
      ...blobStoreProblems(given),
    );
  }
  if (problems.length > 0) throw new InvalidEnvironment(problems);
  // A plain object: the library's own throws on names that a framework looks for.
  return Object.freeze({ ...settings });
}

function bootstrapProblems({ BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD }: NodeJS.ProcessEnv): string[] {
  if ((BOOTSTRAP_ADMIN_EMAIL === undefined) !== (BOOTSTRAP_ADMIN_PASSWORD === undefined)) {
    return ['BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD: set both or none'];
  }
  const short = BOOTSTRAP_ADMIN_PASSWORD !== undefined && BOOTSTRAP_ADMIN_PASSWORD.length < 12;
  return short ? ['BOOTSTRAP_ADMIN_PASSWORD: must have 12 characters or more'] : [];
}

/** What a workspace may read through a secret provider must not be the installation's own secrets. */
function secretProviderProblems(given: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  const prefix = given.SECRETS_ENV_PREFIX;
  if (prefix !== undefined) {
    const fixed = prefix.split('{workspace}')[0] ?? '';
    const own = Object.keys(environment).find((name) => name.startsWith(fixed));
    if (!/^[A-Z][A-Z0-9_]{2,}_/.test(prefix)) problems.push('SECRETS_ENV_PREFIX: must be like CONNECTOR_SECRET_');
    else if (own) problems.push(`SECRETS_ENV_PREFIX: must not cover a setting of Signalbox, such as ${own}`);
  }
  if (given.SECRETS_FILE_FOLDER !== undefined && !/^\/[^/]/.test(given.SECRETS_FILE_FOLDER)) {
    problems.push('SECRETS_FILE_FOLDER: must be an absolute path below the root');
  }
  if (given.VAULT_ADDR !== undefined) {
    const appRole = given.VAULT_ROLE_ID !== undefined && given.VAULT_SECRET_ID !== undefined;
    if (given.VAULT_TOKEN === undefined && !appRole) {
      problems.push('VAULT_ADDR: needs VAULT_TOKEN, or VAULT_ROLE_ID and VAULT_SECRET_ID');
    }
  }
  return problems;
}

function blobStoreProblems({ BLOB_STORE, BLOB_S3_BUCKET }: NodeJS.ProcessEnv): string[] {
  return BLOB_STORE === 's3' && BLOB_S3_BUCKET === undefined ? ['BLOB_STORE: s3 needs BLOB_S3_BUCKET'] : [];
}

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL'] as const;

function oidcProblems(given: NodeJS.ProcessEnv): string[] {
  const missing = OIDC.filter((name) => given[name] === undefined);
  if (missing.length === OIDC.length) return [];
  if (missing.length > 0) return [`${missing.join(', ')}: set all of ${OIDC.join(', ')} or none`];
  return issuerProblems(given.OIDC_ISSUER ?? '', given.NODE_ENV);
}

/** Without TLS anyone on the way could sign in as anyone: plain http is for a provider on this machine, or for tests. */
function issuerProblems(issuer: string, mode = 'production'): string[] {
  if (!URL.canParse(issuer)) return []; // reported already
  const { protocol, hostname, search, hash } = new URL(issuer);
  if (search !== '' || hash !== '') return ['OIDC_ISSUER: must have no query and no fragment'];
  const own = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  const secure = protocol === 'https:' || (protocol === 'http:' && (own || mode !== 'production'));
  return secure ? [] : ['OIDC_ISSUER: must be https'];
}
