import type { PostRole } from '@ducha/contracts';

export type SettingsTab = 'organization';

/** The parts of the settings a role is shown. */
export const settingsTabs = (_role: PostRole): SettingsTab[] => ['organization'];
