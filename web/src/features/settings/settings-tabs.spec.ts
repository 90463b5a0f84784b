import { PostRole } from '@ducha/contracts';
import { settingsTabs } from './settings-tabs.js';

describe('settingsTabs', () => {
  it('shows the state of the platform to those who look after it', () =>
    expect(PostRole.options.filter((role) => settingsTabs(role).includes('status'))).toEqual([
      'SUPERVISION_CLERK',
      'SUPERVISION_DIRECTOR',
      'SYSTEM_ADMIN',
    ]));

  it.each(PostRole.options)('shows the organization to %s', (role) =>
    expect(settingsTabs(role)[0]).toBe('organization'),
  );
});
