import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { freePort } from '@ducha/testing';
import { requireFreePort } from './port-check.js';

describe('requireFreePort', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('says what to do when somebody listens at %s', async (host) => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, host, resolve));
    try {
      await expect(requireFreePort(port)).rejects.toMatchObject({
        message: `端口 ${port} 已被其他程序占用`,
        advice: `请停止占用该端口的程序，或换一个端口：npm start -- --port ${port + 1}`,
      });
    } finally {
      holder.close();
    }
  });

  it('passes a free port', async () => {
    await expect(requireFreePort(await freePort())).resolves.toBeUndefined();
  });
});
