import { createServer } from 'node:net';
import { texts } from './messages.zh-cn.js';
import { StartFailure } from './start-failure.js';

/** @throws StartFailure when somebody listens on the port at an address of `localhost` */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1'])
    if (await isTaken(host, port)) throw new StartFailure(texts.portTaken(port), { advice: texts.otherPort(port + 1) });
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // Any other error, such as a machine without IPv6, is not a matter of the port.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES'),
    );
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}
