const brokenConnection = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED']);

/**
 * A service may close a connection at rest in the moment in which it is used again, and an instance may go just before the balancer knows: what only
 * reads is asked once more then (RFC 9110, 9.2.2), because nothing of an answer has been passed on.
 */
export const isAskedAgain = (method: string, error: unknown): boolean =>
  (method === 'GET' || method === 'HEAD') && brokenConnection.has(String((error as { code?: unknown } | null)?.code));
