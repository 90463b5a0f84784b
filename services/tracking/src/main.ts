import { runService } from '@ducha/platform';
import { loadTrackingConfig } from './config.js';
import { trackingDataSource } from './data-source.js';
import { TrackingModule } from './tracking.module.js';

await runService({
  name: 'tracking',
  module: (config) => TrackingModule.forRoot(config),
  loadConfig: loadTrackingConfig,
  dataSource: trackingDataSource,
});
