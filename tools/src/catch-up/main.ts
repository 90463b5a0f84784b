import { runInService } from '../maintenance/run-in-service.js';
import { services } from '../start/surroundings.js';
import { printFailure } from '../start/terminal.js';

/** One service where it is named, otherwise all of them: after the loss of the NATS store each may have missed something. */
try {
  const named = process.argv.slice(2);
  for (const args of named.length > 0 ? [named] : services.map((service) => [service])) {
    console.log(args[0]);
    process.exitCode = (await runInService('catch-up', args)) || process.exitCode;
  }
} catch (error) {
  await printFailure(error);
  process.exitCode = 1;
}
