import type { IncomingHttpHeaders } from 'node:http';

/** What concerns one connection alone (RFC 9110, 7.6.1), and what is answered by whoever keeps the connection. */
const ofOneHop = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers that go on to the next hop: neither those of one hop nor those that `connection` names. */
export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = headers.connection ? headers.connection.toLowerCase().split(/\s*,\s*/) : [];
  const kept: IncomingHttpHeaders = {};
  for (const name in headers) if (!ofOneHop.has(name) && !named.includes(name)) kept[name] = headers[name];
  return kept;
}
