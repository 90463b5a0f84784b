import { runService } from '@ducha/platform';
import { scoringService } from './service.js';

await runService(scoringService);
