import { dashboardAccess } from './settings.js';

const client = { AUDIT_OIDC_CLIENT_ID: 'audit', AUDIT_OIDC_CLIENT_SECRET: 'x', OIDC_ISSUER: 'https://id.example' };

describe('dashboardAccess', () => {
  it.each([
    {
      name: 'reads none where only rows are asked for',
      isRowsOnly: true,
      env: {},
      running: 'http://here',
      as: undefined,
    },
    {
      name: 'is a demo account where npm start runs',
      env: {},
      running: 'http://here',
      as: 'demo account region-clerk',
    },
    {
      name: 'is the token given',
      env: { BASE_URL: 'http://b', AUDIT_ACCESS_TOKEN: 't', ...client },
      as: 'AUDIT_ACCESS_TOKEN',
    },
    { name: 'is the client given', env: { BASE_URL: 'http://b', ...client }, as: 'OIDC client audit' },
    { name: 'is the demo account named', env: { BASE_URL: 'http://b', AUDIT_DEMO_PERSON: 'x' }, as: 'demo account x' },
  ])('$name', ({ isRowsOnly = false, env, running = null, as }) => {
    expect(dashboardAccess({ isRowsOnly }, env, running)?.as).toBe(as);
  });

  it.each([
    { name: 'the origin', env: { AUDIT_ACCESS_TOKEN: 't' }, missing: /BASE_URL/ },
    { name: 'somebody to sign in', env: { BASE_URL: 'http://b' }, missing: /AUDIT_ACCESS_TOKEN/ },
    { name: 'the secret', env: { ...client, AUDIT_OIDC_CLIENT_SECRET: '' }, missing: /AUDIT_OIDC_CLIENT_SECRET/ },
    { name: 'the issuer', env: { ...client, OIDC_ISSUER: '' }, missing: /OIDC_ISSUER/ },
  ])('names what is missing: $name', ({ env, missing }) => {
    expect(() => dashboardAccess({ isRowsOnly: false }, env, null)).toThrow(missing);
  });
});
