import { runInServices } from '../maintenance/run-in-services.js';

await runInServices('reconcile', process.argv.slice(2));
