import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ReconciliationRun } from '@ducha/contracts';
import { services } from '../../client/databases.js';
import type { Finding } from './rows.js';

/** What each service finds itself when it compares its rows, event log, stream and copies, as an operator asks it to. */
export async function reconciliationFindings(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of services) {
    const { outcome, differences, error } = await reconcile(service, env);
    if (outcome === 'FAILED')
      findings.push({ kind: 'DIFFERENT', what: `${service} could not be reconciled: ${error}` });
    for (const { kind, subject, count, ids } of differences)
      findings.push({ kind: 'DIFFERENT', what: `${service}: ${kind} ${subject}: ${count}, such as ${ids[0]}` });
  }
  return findings;
}

/** @throws Error with what the command said where it answers with no result */
function reconcile(service: string, env: NodeJS.ProcessEnv): Promise<ReconciliationRun> {
  const program = join(import.meta.dirname, '..', '..', 'reconcile', 'main.js');
  return new Promise((resolve, reject) => {
    // It exits with 1 where something differs, and says what all the same.
    execFile(process.execPath, [program, service, '--json'], { env }, (_error, stdout, stderr) => {
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(ReconciliationRun.parse(JSON.parse(last)));
      else reject(new Error(`${service} could not be reconciled: ${stderr || stdout}`));
    });
  });
}
