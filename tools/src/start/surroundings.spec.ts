import { describe, expect, it } from '@jest/globals';
import { embeddedDatabases, externalParts, surroundingsOf } from './surroundings.js';

const all = ['intake', 'tracking', 'scoring', 'reporting', 'identity'];
const url = 'postgres://db/x';

describe('surroundingsOf', () => {
  it.each([
    { name: 'nothing given', env: {}, embedded: all, external: [] },
    {
      name: 'one database given',
      env: { TRACKING_DATABASE_URL: url },
      embedded: ['intake', 'scoring', 'reporting', 'identity'],
      external: ['TRACKING_DATABASE_URL'],
    },
    { name: 'NATS given', env: { NATS_URL: 'nats://n:4222' }, embedded: all, external: ['NATS_URL'] },
    {
      name: 'sign-in elsewhere',
      env: { OIDC_ISSUER: 'https://sso.example/realm' },
      embedded: ['intake', 'tracking', 'scoring', 'reporting'],
      external: ['OIDC_ISSUER'],
    },
    { name: 'an empty variable', env: { NATS_URL: '' }, embedded: all, external: [] },
  ])('with $name the rest stays embedded', ({ env, embedded, external }) => {
    const surroundings = surroundingsOf(env);
    expect(embeddedDatabases(surroundings)).toEqual(embedded);
    expect(externalParts(surroundings).map(({ variable }) => variable)).toEqual(external);
  });

  it('needs no embedded PostgreSQL when every database is given', () => {
    const env = Object.fromEntries(all.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, url]));
    expect(embeddedDatabases(surroundingsOf(env))).toEqual([]);
  });
});
