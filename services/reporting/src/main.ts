import { runService } from '@ducha/platform';
import { reportingService } from './service.js';

await runService(reportingService);
