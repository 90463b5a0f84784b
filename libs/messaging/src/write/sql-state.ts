/** SQLSTATE of a driver error, wherever the mapper wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = candidate?.driverError?.code ?? candidate?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Serialization failure and deadlock: the same transaction may succeed at once. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlStateOf(error) ?? '');

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

const CONNECTION_LOST =
  /connection terminated|timeout exceeded when trying to connect|encountered a connection error|query runner (?:was )?already released/i;

/**
 * The database is away, starting, stopping, full or out of connections (SQLSTATE classes 08, 53, 57P and 58), or the
 * connection of the transaction was lost: nothing is known about the work itself, so such a failure says nothing against the
 * event or command.
 */
export function isOutage(error: unknown): boolean {
  const code = sqlStateOf(error);
  if (code !== undefined) return NETWORK_CODES.has(code) || /^(08|53|57P|58)/.test(code);
  if (!(error instanceof Error)) return false;
  return CONNECTION_LOST.test(error.message) || isOutage(error.cause);
}

/** The UNIQUE constraint a statement ran into, if it did. */
export function violatedConstraint(error: unknown): string | undefined {
  if (sqlStateOf(error) !== '23505') return undefined;
  const candidate = error as { constraint?: string; driverError?: { constraint?: string } };
  return candidate.driverError?.constraint ?? candidate.constraint;
}
