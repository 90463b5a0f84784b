import { runService } from '@ducha/platform';
import { trackingService } from './service-definition.js';

await runService(trackingService);
