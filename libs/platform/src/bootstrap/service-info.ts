import type { ServiceConfig } from '../config/service-config.js';

/** What the platform's own providers need to know of the service they run in. */
export interface ServiceInfo {
  name: string;
  profile: ServiceConfig['PROFILE'];
}

export const SERVICE_INFO = Symbol('SERVICE_INFO');
