import { resolve } from 'node:path';
import { runInService } from '../maintenance/run-in-service.js';
import { printFailure } from '../start/terminal.js';

/** npm runs scripts in the folder of the package; a file is named from where the command was given. */
const fromHere = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);

try {
  const [word = '', ...files] = process.argv.slice(2);
  process.exitCode = await runInService('calendar', ['tracking', word, ...files.map(fromHere)]);
} catch (error) {
  await printFailure(error);
  process.exitCode = 1;
}
