import { z } from 'zod';
import { ConfigError, loadConfig } from './load-config.js';
import { serviceConfigShape } from './service-config.js';

const schema = z.object({ ...serviceConfigShape, DATA_DIR: z.string() });
const enough = {
  PORT: '4101',
  DATABASE_URL: 'postgres://user:geheim@127.0.0.1:5432/intake',
  NATS_URL: 'nats://127.0.0.1:4222',
  OIDC_ISSUER: 'http://localhost:8080/oidc',
  DATA_DIR: '/data',
};

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  throw new Error('was accepted');
}

describe('loadConfig', () => {
  it('parses what is given and fills in what has a default', () => {
    expect(loadConfig(schema, enough)).toMatchObject({
      PORT: 4101,
      HOST: '127.0.0.1',
      PROFILE: 'development',
      METRICS: true,
      DATA_DIR: '/data',
    });
  });

  it('reports all problems together', () => {
    const problems = problemsOf({ ...enough, PORT: 'http', NATS_URL: 'localhost', DATA_DIR: undefined });
    expect(problems).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^NATS_URL: /),
      'DATA_DIR is not set',
    ]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(problemsOf({ ...enough, OIDC_ISSUER: '' })).toEqual(['OIDC_ISSUER is not set']);
    expect(loadConfig(schema, { ...enough, HOST: '' }).HOST).toBe('127.0.0.1');
  });

  it('never repeats a value, which may be a secret', () => {
    expect(problemsOf({ ...enough, DATABASE_URL: 'mysql://user:geheim@db/x' }).join()).not.toContain('geheim');
  });

  it('takes a cluster of NATS servers', () => {
    expect(loadConfig(schema, { ...enough, NATS_URL: 'nats://a:4222,nats://b:4222' }).NATS_URL).toBe(
      'nats://a:4222,nats://b:4222',
    );
  });
});
