import { PostRole } from '@ducha/contracts';
import { settingsTabs } from './settings-tabs.js';

describe('settingsTabs', () => {
  it.each(PostRole.options)('shows the organization to %s', (role) =>
    expect(settingsTabs(role)[0]).toBe('organization'),
  );
});
