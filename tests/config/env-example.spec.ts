import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { intakeConfigSchema } from '../../services/intake/src/config.js';
import { reportingConfigSchema } from '../../services/reporting/src/config.js';
import { scoringConfigSchema } from '../../services/scoring/src/config.js';
import { trackingConfigSchema } from '../../services/tracking/src/config.js';

const schemas = {
  intake: intakeConfigSchema,
  tracking: trackingConfigSchema,
  scoring: scoringConfigSchema,
  reporting: reportingConfigSchema,
};

describe('.env.example', () => {
  it.each(Object.entries(schemas))('of %s names exactly the variables the service reads', (service, schema) => {
    const text = readFileSync(join(import.meta.dirname, '../../services', service, '.env.example'), 'utf8');
    const named = [...text.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(schema.shape).sort());
  });

  it.each(Object.entries(schemas))('of %s is a working environment as it stands', (service, schema) => {
    const text = readFileSync(join(import.meta.dirname, '../../services', service, '.env.example'), 'utf8');
    const environment = Object.fromEntries(
      [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(schema.safeParse(environment).error?.issues ?? []).toEqual([]);
  });
});
