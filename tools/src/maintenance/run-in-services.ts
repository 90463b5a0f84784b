import { services } from '../start/surroundings.js';
import { printFailure } from '../start/terminal.js';
import { runInService } from './run-in-service.js';

/** Runs a maintenance command in the service that is named first, otherwise in all of them; exits with the last failure's code. */
export async function runInServices(command: string, args: string[]): Promise<void> {
  try {
    const isNamed = args[0] !== undefined && !args[0].startsWith('-');
    for (const one of isNamed ? [args] : services.map((service) => [service, ...args])) {
      console.log(one[0]);
      process.exitCode = (await runInService(command, one)) || process.exitCode;
    }
  } catch (error) {
    await printFailure(error);
    process.exitCode = 1;
  }
}
