import { describe, expect, it } from '@jest/globals';
import { configKeys, derivedIn, undocumented } from './config-keys.js';

const integer = { type: 'integer' };
const configs = {
  intake: { PORT: integer, LOG_LEVEL: {}, DEMO_ACCOUNTS: {} },
  tracking: { PORT: integer, LOG_LEVEL: {}, CLOCK_SCAN_BATCH: integer },
  scoring: { PORT: integer, LOG_LEVEL: {} },
  reporting: { PORT: integer, LOG_LEVEL: {} },
};
const keys = configKeys(configs, derivedIn('dict "PORT" "3000" "eq"'));
const values = { config: { LOG_LEVEL: 'info' }, services: { intake: { config: { DEMO_ACCOUNTS: false } } } };

describe('configKeys', () => {
  it('tells what all services read from what one reads, without what the templates set', () => {
    expect(keys).toEqual({
      shared: { LOG_LEVEL: {} },
      own: { intake: { DEMO_ACCOUNTS: {} }, tracking: { CLOCK_SCAN_BATCH: integer }, scoring: {}, reporting: {} },
    });
  });
});

describe('undocumented', () => {
  it('names a variable of the code that the values lack', () => {
    expect(undocumented(keys, values)).toEqual([
      'values.yaml lacks services.tracking.config.CLOCK_SCAN_BATCH, which the code reads',
    ]);
  });

  it('names a value that no code reads', () => {
    const services = { ...values.services, tracking: { config: { CLOCK_SCAN_BATCH: 1, CLOCK_BATCH: 1 } } };
    expect(undocumented(keys, { config: { LOG_LEVEL: 'info', VERBOSE: true }, services })).toEqual([
      'values.yaml has config.VERBOSE, which the code does not read',
      'values.yaml has services.tracking.config.CLOCK_BATCH, which the code does not read',
    ]);
  });
});
