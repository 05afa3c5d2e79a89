// Tests run on the sources through SWC; Node 24 requires ES modules natively, so no package is transformed.
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true },
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    // `import()` stays as it is: that is how tests load packages that are ES modules only.
    module: { type: 'commonjs', ignoreDynamic: true },
    sourceMaps: 'inline',
  },
];

const common = {
  testEnvironment: 'node',
  rootDir: '.',
  cacheDirectory: '<rootDir>/.cache/jest',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/apps/console', '<rootDir>/.cache', '<rootDir>/.signalbox'],
  moduleNameMapper: { '^@app/([^/]+)$': '<rootDir>/libs/$1/src' },
  transform: { '^.+\\.ts$': swc },
};

const tier = (name, testMatch, extra = {}) => ({ ...common, displayName: name, testMatch, ...extra });

export default {
  maxWorkers: 2,
  // Every file leaves some of its modules behind; a worker that has gathered too much is started anew.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 60_000,
  projects: [
    tier('unit', ['<rootDir>/{apps,libs}/**/*.spec.ts']),
    tier('arch', ['<rootDir>/test/arch/**/*.spec.ts']),
    tier('migrations', ['<rootDir>/test/migrations/**/*.spec.ts']),
    tier('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
    tier('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
    tier('faults', ['<rootDir>/test/faults/**/*.spec.ts']),
  ],
};
