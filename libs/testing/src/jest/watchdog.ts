import { rmSync } from 'node:fs';

/**
 * Ends the servers of a test run whose runner has gone, however it went: the runner holds the other end of standard input, and the operating
 * system closes it with the runner. Arguments: the folder to delete, then the pids.
 */
const [folder, ...pids] = process.argv.slice(2);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.stdin.resume();
process.stdin.once('end', () => {
  for (const pid of pids) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Already ended by the runner itself.
    }
  }
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(0);
});
