import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each project may import of ours. A service never appears on the right: services meet only in contracts. */
const mayImport = {
  'libs/contracts': [],
  'libs/calendar': [],
  'libs/messaging': ['contracts'],
  'libs/platform': ['contracts', 'messaging'],
  'libs/testing': ['contracts'],
  'libs/testing-events': ['contracts', 'messaging', 'testing'],
  'services/intake': ['contracts', 'calendar', 'messaging', 'platform'],
  'services/tracking': ['contracts', 'calendar', 'messaging', 'platform'],
  'services/scoring': ['contracts', 'calendar', 'messaging', 'platform'],
  'services/reporting': ['contracts', 'calendar', 'messaging', 'platform'],
  web: ['contracts', 'calendar'],
  tools: ['contracts', 'calendar', 'testing'],
};

const projects = [
  'contracts',
  'calendar',
  'messaging',
  'platform',
  'testing',
  'testing-events',
  'intake',
  'tracking',
  'scoring',
  'reporting',
  'web',
  'tools',
];
const forbidden = (allowed) => projects.filter((project) => !allowed.includes(project));

const importsOnly = (allowed, extra = []) => [
  'error',
  {
    patterns: [
      {
        group: forbidden(allowed).map((project) => `@ducha/${project}`),
        message: 'Outside what this project may import (docs/architecture.md).',
      },
      { group: ['@ducha/*/*'], message: 'Import a library by its index.' },
      { regex: '^(\\.\\./)+(libs|services|web|tools)/', message: 'Reach another project by its package name.' },
      ...extra,
    ],
  },
];

const boundaries = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/src/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': importsOnly(allowed) },
}));

/** Specs may also use the embedded servers; so may they reach across for end-to-end paths. */
const specBoundaries = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/src/**/*.spec.ts`, `${folder}/test/**/*.ts`],
  rules: { 'no-restricted-imports': importsOnly([...allowed, 'testing', 'testing-events', 'calendar']) },
}));

const pureDomain = {
  files: ['services/*/src/domain/**/*.ts', 'libs/calendar/src/**/*.ts'],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': importsOnly(
      ['contracts', 'calendar'],
      [
        {
          regex: '^(?!\\./|\\.\\./domain/|@ducha/(contracts|calendar)$).',
          message: 'domain/ imports only domain/, contracts and calendar.',
        },
      ],
    ),
    'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Time is an argument.' },
      { object: 'Math', property: 'random', message: 'Ids and chance are arguments.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is an argument.' },
    ],
  },
};

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.nx/', '.ducha/', 'coverage/', 'docs/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json', 'web/tsconfig.json'] })],
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 120, skipBlankLines: true, skipComments: true }],
      'max-params': ['warn', 7],
      complexity: ['warn', 20],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Specs describe many cases in one block, and a describe callback is no function to keep short.
    files: ['**/*.spec.{ts,tsx}', '**/test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Command-line programs talk on standard output; jest loads set-up modules by their default export.
    files: ['tools/**/*.{ts,mjs}', 'tests/**/*.ts', 'libs/testing/src/jest/*.ts', 'web/scripts/**'],
    rules: { 'no-console': 'off', 'import-x/no-default-export': 'off' },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: globals.browser },
    rules: { ...reactHooks.configs.recommended.rules, 'import-x/no-default-export': 'off' },
  },
  ...boundaries,
  ...specBoundaries,
  pureDomain,
  {
    files: ['**/*.{js,mjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
  },
);
