import { runService } from '@ducha/platform';
import { scoringService } from './service-definition.js';

await runService(scoringService);
