import { layoutOf } from '../start/layout.js';
import { texts } from '../start/messages.zh-cn.js';
import { serviceProgram } from '../start/programs.js';
import { StartFailure } from '../start/start-failure.js';
import { readState } from '../start/state-file.js';
import { services } from '../start/surroundings.js';
import { runCommand } from '../test/run-command.js';

/**
 * Runs a maintenance command of one service against the stores of the running platform, with its output on the terminal.
 * @param args name of the service, then the command's own arguments
 * @returns the command's exit code
 * @throws StartFailure when no such service is named or no platform runs
 */
export async function runInService(command: string, args: string[]): Promise<number> {
  const [wanted, ...rest] = args;
  const service = services.find((name) => name === wanted);
  if (!service)
    throw new StartFailure(texts.whichService(command), { advice: texts.serviceNames(services.join(' | ')) });
  const layout = layoutOf(process.env);
  const addresses = (await readState(layout.runFile))?.addresses;
  if (!addresses) throw new StartFailure(texts.notRunning, { advice: texts.startFirst });
  const databaseUrl = () => addresses.databaseUrls[service];
  const { script, env } = serviceProgram(layout, service, { ...addresses, databaseUrl });
  const logLevel = process.env.LOG_LEVEL ?? 'warn';
  return runCommand(
    process.execPath,
    [script, command, ...rest],
    { ...process.env, ...env, LOG_LEVEL: logLevel },
    layout.root,
  );
}
