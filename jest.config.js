import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Set-ups are loaded before the module mapping below is in force: their `./x.js` is led to its source here. */
registerHooks({
  resolve(specifier, context, next) {
    if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL?.endsWith('.ts')) return next(specifier, context);
    const source = specifier.replace(/\.js$/, '.ts');
    return next(existsSync(fileURLToPath(new URL(source, context.parentURL))) ? source : specifier, context);
  },
});

/** One configuration per tier; `npm test` runs them in this order. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@ducha/(contracts|calendar|messaging|platform|testing|testing-events)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true, configFile: `${import.meta.dirname}/.swcrc` }] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.ducha/'],
};

const servers = {
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.ts',
};

/** These tiers meet the built platform, started as a user starts it. */
const platform = {
  globalSetup: '<rootDir>/tests/jest/global-setup.ts',
  globalTeardown: '<rootDir>/tests/jest/global-teardown.ts',
};

const tiers = {
  unit: { ...common, displayName: 'unit', testRegex: '(?<!\\.int|\\.e2e|\\.browser)\\.spec\\.ts$' },
  integration: { ...common, ...servers, displayName: 'integration', testRegex: '\\.int\\.spec\\.ts$' },
  e2e: { ...common, ...platform, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  browser: {
    ...common,
    ...platform,
    globalSetup: '<rootDir>/tests/jest/browser-setup.ts',
    displayName: 'browser',
    testRegex: '\\.browser\\.spec\\.ts$',
  },
};

const chosen = process.env.TEST_TIER;
export default {
  projects: chosen ? [tiers[chosen]] : Object.values(tiers),
  testTimeout: 60_000,
  maxWorkers: 2,
};
