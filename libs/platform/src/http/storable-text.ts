import { isUtf8 } from 'node:buffer';

/** Only these escapes can produce what PostgreSQL refuses, so other bodies are not walked. */
const suspicious = /\\u(0000|d[89a-f])/i;

const nulOrLoneSurrogate = /\0|\p{Surrogate}/u;
const isStorable = (text: string): boolean => !nulOrLoneSurrogate.test(text);

/**
 * Path of the first text, or `body` for a name, that PostgreSQL cannot store: NUL or a lone surrogate.
 * Without recursion: how deep a body is nested is up to the sender.
 */
export function findUnstorable(source: string, value: unknown): string | undefined {
  if (!suspicious.test(source)) return undefined;
  const open: [path: string, value: unknown][] = [['', value]];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [path, current] = entry;
    if (typeof current === 'string' && !isStorable(current)) return path || 'body';
    if (typeof current !== 'object' || current === null) continue;
    for (const [key, child] of Object.entries(current)) {
      if (!isStorable(key)) return path || 'body';
      open.push([Array.isArray(current) ? `${path}[${key}]` : path ? `${path}.${key}` : key, child]);
    }
  }
  return undefined;
}

/** Text of a body; undefined where the bytes are not UTF-8 and would silently become replacement characters. */
export function decodeUtf8(body: Buffer): string | undefined {
  return isUtf8(body) ? body.toString('utf8') : undefined;
}
