import { runService } from '@ducha/platform';
import { intakeService } from './service-definition.js';

await runService(intakeService);
