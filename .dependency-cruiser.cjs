// Import ranks: a lib imports only libs of a lower rank, through their index.ts. docs/map.md shows the order.
const RANKS = [
  ['kernel', 'boot'],
  ['config', 'database', 'changes', 'queue', 'redis', 'http', 'egress', 'envelope', 'observability'],
  ['audit', 'blobs', 'identity', 'workspaces'],
  ['secrets', 'policies', 'jobs'],
  ['connectors', 'webhooks', 'operations'],
  ['insights'],
];

/** Edges inside one rank, each with its reason. */
const SAME_RANK = {
  database: ['config', 'observability'], // how to connect is configuration; batches and the pool are measured
  changes: ['config', 'database'], // a change is told after its commit, through the database
  queue: ['config', 'redis'], // where Redis is, and how a cluster or sentinels are reached
  redis: ['config', 'observability'], // the same; whether it answers is measured
  envelope: ['config'], // the master key
  egress: ['observability'], // every call out has its span
  http: ['database', 'observability'], // idempotency keys are rows; every answer names its trace
  identity: ['audit'], // sign-ins are on record
  workspaces: ['audit', 'identity'], // invites and roles are on record; a member is a user
  webhooks: ['connectors'], // a source is a connector; what a route sends is a call through one
};

const rankRules = RANKS.flatMap((libs, rank) =>
  libs.map((lib) => {
    const allowed = [...RANKS.slice(0, rank).flat(), ...(SAME_RANK[lib] ?? []), lib];
    return {
      name: `rank-of-${lib}`,
      comment: `libs/${lib} (rank ${rank}) imports only lower ranks${SAME_RANK[lib] ? ` and ${SAME_RANK[lib].join(', ')}` : ''}. Move what both need down, or pass it in through a registry.`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: `^libs/(${allowed.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    ...rankRules,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one concept, or a third is missing between them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'public-face-only',
      comment: "A lib's index.ts is its whole public face: its entities, repositories and files are its own.",
      severity: 'error',
      from: { path: '^(apps|libs|tools|bench)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'apps-are-wiring',
      comment: 'No lib knows an app.',
      severity: 'error',
      from: { path: '^libs/(?!testing/)' },
      to: { path: '^apps/' },
    },
    {
      name: 'console-through-the-api',
      comment: 'The console knows the product through the API alone: its client is made from openapi.json.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|migrations|apps/(api|worker|cli))/' },
    },
    {
      name: 'bull-behind-queue',
      comment: 'Bull is a bell behind libs/queue; nothing else may grow to depend on it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/queue/' },
      to: { path: 'node_modules/(bull|@nestjs/bull)/' },
    },
    {
      name: 'redis-behind-its-lib',
      comment: 'Redis is reached through libs/redis, whose commands never wait for a connection, or through a bell.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/(queue|redis)/' },
      to: { path: 'node_modules/ioredis/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-out-behind-egress',
      comment: 'Every outbound call goes through the SSRF-safe client of libs/egress.',
      severity: 'error',
      // light-start.ts takes from node:http what would load more, and calls nobody.
      from: {
        path: '^(apps|libs)/',
        pathNot: '^libs/(egress/|testing/|http/|boot/src/light-start\\.ts$)|\\.spec\\.ts$',
      },
      to: { path: '(node_modules/undici/|^(node:)?https?$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'peers-in-bench-only',
      comment: 'Other job queues are what we measure ourselves against, and nothing else.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: 'node_modules/(pg-boss|graphile-worker)/' },
    },
    {
      name: 'testing-in-tests-only',
      comment: 'Stand-ins and factories have no place in the product.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/testing/|\\.spec\\.ts$' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'kernel-knows-no-framework',
      comment: 'The kernel is plain TypeScript, so that everything may use it.',
      severity: 'error',
      from: { path: '^libs/kernel/' },
      to: { path: 'node_modules/(@nestjs|typeorm|fastify|bull)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|^\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
