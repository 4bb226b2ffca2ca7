/** Packages that are published as ES modules only; jest runs CommonJS, so these are transformed. */
const ES_MODULES = ['jose', 'preact', 'idb', 'zxing-wasm', '@exodus/bytes'];

const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.(ts|tsx|js|jsx|mjs)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`, '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/.*/package\\.json$', '<rootDir>/.data/'],
  watchPathIgnorePatterns: ['<rootDir>/.data/'],
};

const onDatabase = {
  ...shared,
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/tests/support/environment.ts'],
  resolver: '<rootDir>/tests/support/resolve-built.cjs',
};

module.exports = {
  maxWorkers: 2,
  // Each suite of http loads Strapi anew and some of it stays: a worker is replaced before its heap is full.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,plugins,config}/**/*.test.{ts,tsx}', '<rootDir>/tests/unit/**/*.test.ts'],
    },
    { ...onDatabase, displayName: 'http', testMatch: ['<rootDir>/tests/http/**/*.test.ts'] },
    {
      ...onDatabase,
      displayName: 'sql',
      setupFiles: [...onDatabase.setupFiles, '<rootDir>/tests/support/properties.ts'],
      testMatch: ['<rootDir>/tests/sql/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'start',
      globalSetup: '<rootDir>/tests/start/global-setup.mjs',
      testMatch: ['<rootDir>/tests/start/**/*.test.ts'],
    },
    {
      ...onDatabase,
      displayName: 'e2e',
      globalSetup: '<rootDir>/tests/support/global-setup-e2e.mjs',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
    },
  ],
};
