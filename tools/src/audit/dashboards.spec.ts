import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readerOf } from './dashboards.js';

/** An identity provider with the client credentials grant and a platform behind one origin. */
function serve(answer: (request: IncomingMessage, body: string, origin: string) => [number, unknown]): Promise<Server> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const [status, said] = answer(request, body, `http://${request.headers.host}`);
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' }).end(JSON.stringify(said));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('readerOf', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('gets a token for the client once, and waits where it is asked to', async () => {
    const asked: string[] = [];
    server = await serve(({ url = '', headers }, body, at) => {
      asked.push(`${url} ${body}`);
      if (url === '/id/.well-known/openid-configuration') return [200, { token_endpoint: `${at}/token` }];
      if (url === '/token' && headers.authorization === `Basic ${Buffer.from('audit:s%20t').toString('base64')}`)
        return [200, { access_token: 'granted', expires_in: 300 }];
      if (headers.authorization !== 'Bearer granted') return [401, {}];
      return asked.length === 3 ? [429, {}] : [200, { url }];
    });
    const read = readerOf(origin(), {
      clientId: 'audit',
      clientSecret: 's t',
      issuer: `${origin()}/id`,
      scope: 'read',
      audience: 'ducha',
    });
    expect(await read('/one')).toEqual({ url: '/one' });
    expect(await read('/two')).toEqual({ url: '/two' });
    expect(asked.map((line) => line.trim())).toEqual([
      '/id/.well-known/openid-configuration',
      '/token grant_type=client_credentials&audience=ducha&scope=read',
      '/one',
      '/one',
      '/two',
    ]);
  });

  it('says what was answered where the token is refused', async () => {
    server = await serve(() => [401, { detail: '登录已失效' }]);
    await expect(readerOf(origin(), { accessToken: 'stale' })('/one')).rejects.toThrow(
      /GET \/one answered 401.*登录已失效/,
    );
  });
});
