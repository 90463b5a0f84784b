import { rmSync } from 'node:fs';

/**
 * Ends the servers of a test run whose runner has gone, however it went: the runner holds the other end of standard input, and the operating
 * system closes it with the runner. Argument: the folder to delete; standard input: one pid per line.
 */
const folder = process.argv[2];
let lines = '';
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.stdin.setEncoding('utf8').on('data', (text) => (lines += text));
process.stdin.once('end', () => {
  for (const pid of lines.split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Already ended by the runner itself.
    }
  }
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(0);
});
