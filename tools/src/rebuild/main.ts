import { runInService } from '../maintenance/run-in-service.js';
import { printFailure } from '../start/terminal.js';

try {
  process.exitCode = await runInService('rebuild', process.argv.slice(2));
} catch (error) {
  await printFailure(error);
  process.exitCode = 1;
}
