import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@ducha/testing';
import { nodePart } from './node-part.js';
import type { PartPlan } from './part.js';

/** For the specs: a real process that answers at its health address and writes down when it is asked to end. */
const program = `
import { createServer } from 'node:http';
import { appendFileSync } from 'node:fs';
const { PORT, NAME, ENDED_FILE, BEHAVIOUR } = process.env;
if (BEHAVIOUR === 'FAILS') {
  console.error('no such database');
  process.exit(3);
}
if (BEHAVIOUR !== 'HANGS') createServer((request, response) => response.end('{}')).listen(Number(PORT), '127.0.0.1');
else setInterval(() => undefined, 1000);
process.on('SIGTERM', () => {
  appendFileSync(ENDED_FILE, NAME + '\\n');
  process.exit(0);
});
`;

export async function aPart(
  folder: string,
  name: string,
  behaviour: 'WORKS' | 'FAILS' | 'HANGS' = 'WORKS',
): Promise<PartPlan> {
  const script = join(folder, 'part.mjs');
  await writeFile(script, program);
  const port = await freePort();
  const env = { PORT: String(port), NAME: name, ENDED_FILE: join(folder, 'ended'), BEHAVIOUR: behaviour };
  return nodePart({ name, script, env, logFile: join(folder, `${name}.log`) }, `http://127.0.0.1:${port}/`);
}
