/** One configuration per tier; `npm test` runs them in this order. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@ducha/(contracts|calendar|messaging|platform|testing)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true, configFile: `${import.meta.dirname}/.swcrc` }] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.ducha/'],
};

const servers = {
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.ts',
};

const tiers = {
  unit: { ...common, displayName: 'unit', testRegex: '(?<!\\.int|\\.e2e|\\.browser)\\.spec\\.ts$' },
  integration: { ...common, ...servers, displayName: 'integration', testRegex: '\\.int\\.spec\\.ts$' },
  e2e: { ...common, ...servers, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  browser: { ...common, displayName: 'browser', testRegex: '\\.browser\\.spec\\.ts$' },
};

const chosen = process.env.TEST_TIER;
export default {
  projects: chosen ? [tiers[chosen]] : Object.values(tiers),
  testTimeout: 60_000,
  maxWorkers: 2,
};
