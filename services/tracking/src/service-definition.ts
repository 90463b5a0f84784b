import type { ServiceDefinition } from '@ducha/platform';
import { calendarCommand, loadCalendarCommand } from './calendar/calendar.command.js';
import { scanClocksCommand } from './clocks/scan-clocks.command.js';
import { loadTrackingConfig, type TrackingConfig } from './config.js';
import { trackingDataSource } from './data-source.js';
import { loadPoliciesCommand } from './policies/load-policies.command.js';
import { TrackingModule } from './tracking.module.js';

/** What makes the platform's bootstrap the tracking service. */
export const trackingService: ServiceDefinition<TrackingConfig> = {
  name: 'tracking',
  module: (config) => TrackingModule.forRoot(config),
  loadConfig: loadTrackingConfig,
  dataSource: trackingDataSource,
  commands: [loadPoliciesCommand, loadCalendarCommand, calendarCommand, scanClocksCommand],
};
