import { readdirSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { leaveOut, loadOnFirstUse } from './stand-in';

/**
 * Packages of which only some installations use anything, or none before the first event; of the others, files and what
 * they require.
 */
export const ON_FIRST_USE = {
  '@fastify/ajv-compiler': ['./lib/serializer-compiler', './lib/validator-compiler', './standalone'],
  '@fastify/fast-json-stringify-compiler': ['fast-json-stringify'],
  ajv: ['.'],
  'ajv-formats': ['./formats'],
  jsonata: ['.'],
  'lz4-napi': ['.'],
  otplib: ['.'],
  re2js: ['.'],
  bull: ['cron-parser'],
  'class-validator': ['libphonenumber-js/max'],
  'prom-client': ['./lib/pushgateway'],
  typeorm: [
    '@sqltools/formatter',
    './driver/aurora-mysql/AuroraMysqlDriver',
    './driver/aurora-postgres/AuroraPostgresDriver',
    './driver/better-sqlite3/BetterSqlite3Driver',
    './driver/capacitor/CapacitorDriver',
    './driver/cockroachdb/CockroachDriver',
    './driver/cordova/CordovaDriver',
    './driver/expo/ExpoDriver',
    './driver/mongodb/MongoDriver',
    './driver/mongodb/MongoQueryRunner',
    './driver/mysql/MysqlDriver',
    './driver/nativescript/NativescriptDriver',
    './driver/oracle/OracleDriver',
    './driver/react-native/ReactNativeDriver',
    './driver/sap/SapDriver',
    './driver/spanner/SpannerDriver',
    './driver/sqljs/SqljsDriver',
    './driver/sqlserver/SqlServerDriver',
    './entity-manager/MongoEntityManager',
    './repository/MongoRepository',
  ],
} as const;

/**
 * What is required and at once taken apart, and never used: how @fastify/static lists folders, rate limits in stores other
 * than Redis, and undici's other half, the browser's interfaces, caches and mocks.
 */
export const LEFT_OUT = {
  '@fastify/static': ['glob'],
  'rate-limiter-flexible': [
    './lib/BurstyRateLimiter',
    './lib/RLWrapperBlackAndWhite',
    './lib/RLWrapperTimeouts',
    './lib/RateLimiterCluster',
    './lib/RateLimiterDrizzle',
    './lib/RateLimiterDrizzleNonAtomic',
    './lib/RateLimiterDynamo',
    './lib/RateLimiterEtcd',
    './lib/RateLimiterEtcdNonAtomic',
    './lib/RateLimiterMemcache',
    './lib/RateLimiterMongo',
    './lib/RateLimiterMySQL',
    './lib/RateLimiterPostgres',
    './lib/RateLimiterPrisma',
    './lib/RateLimiterQueue',
    './lib/RateLimiterSQLite',
    './lib/RateLimiterUnion',
    './lib/RateLimiterValkey',
    './lib/RateLimiterValkeyGlide',
  ],
  undici: [
    './lib/cache/memory-cache-store',
    './lib/cache/sqlite-cache-store',
    './lib/dispatcher/socks5-proxy-agent',
    './lib/interceptor/cache',
    './lib/interceptor/decompress',
    './lib/interceptor/deduplicate',
    './lib/interceptor/dns',
    './lib/mock/mock-agent',
    './lib/mock/mock-call-history',
    './lib/mock/mock-client',
    './lib/mock/mock-errors',
    './lib/mock/mock-pool',
    './lib/mock/snapshot-agent',
    './lib/web/cache/cachestorage',
    './lib/web/cookies/index',
    './lib/web/eventsource/eventsource',
    './lib/web/fetch/data-url',
    './lib/web/fetch/formdata',
    './lib/web/fetch/headers',
    './lib/web/fetch/index',
    './lib/web/fetch/request',
    './lib/web/fetch/response',
    './lib/web/websocket/events',
    './lib/web/websocket/stream/websocketerror',
    './lib/web/websocket/stream/websocketstream',
    './lib/web/websocket/websocket',
  ],
} as const;

/** The files that these lists name. @throws Error when a package has no such file (any more) */
export function filesOf(list: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(list).flatMap(([name, requests]) => {
    const main = require.resolve(name);
    const { resolve } = createRequire(main);
    return requests.map((request) => (request === '.' ? main : resolve(request)));
  });
}

/** What class-validator asks of the validator package: a file for each kind of text in the world. */
export function validatorFiles(): string[] {
  const folder = dirname(createRequire(require.resolve('class-validator')).resolve('validator/lib/isEmail'));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
}

for (const file of [...filesOf(ON_FIRST_USE), ...validatorFiles()]) loadOnFirstUse(file);
for (const file of filesOf(LEFT_OUT)) leaveOut(file);

// An ES module that imports node:http reads all it exports, and these load Node's own copy of undici.
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) Reflect.deleteProperty(http, name);

loadWithoutDateFormats('@nestjs/common');

/** Nest's own loggers, which ours replaces, make formats of dates as soon as they are loaded, and these much of ICU. */
function loadWithoutDateFormats(name: string): void {
  const { DateTimeFormat } = Intl;
  const construct = (_: object, options: [string?, Intl.DateTimeFormatOptions?]) => ({
    format: (date?: Date | number) => new DateTimeFormat(...options).format(date),
  });
  Intl.DateTimeFormat = new Proxy<typeof DateTimeFormat>(DateTimeFormat, { construct });
  try {
    createRequire(__filename)(name);
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
}
