import type { PostRole } from '@ducha/contracts';

export type SettingsTab = 'organization' | 'posts' | 'status' | 'api';

/** Who looks after the running platform; the services refuse everyone else. */
const observers: readonly PostRole[] = ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'];

/** The parts of the settings a role is shown. */
export const settingsTabs = (role: PostRole): SettingsTab[] =>
  observers.includes(role) ? ['organization', 'posts', 'status', 'api'] : ['organization', 'posts', 'api'];
