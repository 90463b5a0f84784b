import { runService } from '@ducha/platform';
import { reportingService } from './service-definition.js';

await runService(reportingService);
