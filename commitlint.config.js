export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'scope-enum': [
      2,
      'always',
      [
        'contracts',
        'calendar',
        'messaging',
        'platform',
        'testing',
        'intake',
        'tracking',
        'scoring',
        'reporting',
        'web',
        'tools',
        'deploy',
        'data',
        'docs',
        'repo',
      ],
    ],
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
  },
};
