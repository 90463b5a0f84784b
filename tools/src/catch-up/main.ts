import { runInServices } from '../maintenance/run-in-services.js';

/** After the loss of the NATS store each service may have missed something. */
await runInServices('catch-up', process.argv.slice(2));
