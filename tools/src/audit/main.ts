import { parseArgs } from 'node:util';
import { databaseUrls, runningOrigin } from '../client/databases.js';
import type { Service } from '../client/databases.js';
import { compareRowsSettled, compareSettled } from './compare.js';
import { readerOf } from './dashboards.js';
import { dashboardAccess } from './settings.js';
import { missedClocks, readLampRule } from './sources.js';

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    'rows-only': { type: 'boolean', default: false },
    // Events are on their way while people work: a difference counts only when it is still there after this many seconds.
    settle: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
});

const usage = `npm run audit -- [--base-url URL] [--rows-only] [--settle SECONDS]

Compares reporting with the source rows of intake, tracking and scoring: row by row in the databases, and every number of the dashboards
over HTTP, as of now for every unit, and for a sample of every level also by each dimension, over periods and as of past days.
It only reads. Exit code 0: no difference, 1: differences, 2: it could not run.

Beside npm start nothing has to be set. Elsewhere (in the image: node tools/dist/audit/main.js), by environment:
  INTAKE_DATABASE_URL, TRACKING_DATABASE_URL, SCORING_DATABASE_URL, REPORTING_DATABASE_URL   as the services have them
  BASE_URL                                 origin of the portal, or --base-url
  AUDIT_ACCESS_TOKEN                       of somebody who may read reports, or
  AUDIT_OIDC_CLIENT_ID, AUDIT_OIDC_CLIENT_SECRET, OIDC_ISSUER [AUDIT_OIDC_SCOPE, OIDC_AUDIENCE]
                                           a client (client_credentials) whose subject has a post that may
  AUDIT_DEMO_PERSON                        a demo account, where the demo's provider runs
The person's unit and all below it are audited. --rows-only: no dashboards, so nobody has to sign in.
--settle (20): a difference counts when it is still there after so many seconds, because events are under way while people work.`;

const shownAtMost = 200;

function print(lines: readonly string[]): number {
  for (const line of lines.slice(0, shownAtMost)) console.error(`  ${line}`);
  if (lines.length > shownAtMost) console.error(`  … and ${lines.length - shownAtMost} more`);
  return lines.length;
}

async function auditRows(urls: Record<Service, string>, settleMs: number): Promise<number> {
  let failures = 0;
  for (const { name, rows, differences } of await compareRowsSettled(urls, settleMs)) {
    console.log(`compared ${rows} ${name} with reporting's rows, column by column: ${differences.length} different`);
    failures += print(differences.map(({ id, what }) => `${name} ${id}: ${what}`));
  }
  const missed = await missedClocks(urls, new Date());
  console.log(`looked for completion dates passed without a mark: ${missed.length} found`);
  return (
    failures + print(missed.map((id) => `assignment ${id} is past its completion date but was never marked overdue`))
  );
}

async function main(): Promise<number> {
  const settleMs = Number(values.settle) * 1000;
  if (!(settleMs >= 0)) throw new Error(`--settle ${values.settle} is no number of seconds`);
  const urls = await databaseUrls();
  const options = { baseUrl: values['base-url'], isRowsOnly: values['rows-only'] };
  const access = dashboardAccess(options, process.env, await runningOrigin());
  let failures = await auditRows(urls, settleMs);
  if (access === null) {
    console.log(
      'not compared, because of --rows-only: the numbers of dashboards (statuses, lamps, measures, past days, filters)',
    );
  } else {
    const read = readerOf(access.baseUrl, access.signIn);
    const result = await compareSettled(read, urls, await readLampRule(urls), settleMs);
    const { questions, units, dashboards, numbers, rows, root } = result;
    const days = [...new Set(questions.flatMap(({ day }) => day ?? []))];
    console.log(`read as ${access.as}: ${root} and below; what lies elsewhere was not compared over HTTP`);
    console.log(
      `audited ${numbers} numbers of ${units} units in ${dashboards} dashboards against ${rows} source rows and the event logs`,
    );
    console.log(
      `asked: now; ${questions.filter(({ filter }) => Object.keys(filter).length > 0).length} filters; periods; as of ${days.join(', ')}`,
    );
    failures += print(
      result.differences.map(
        ({ where, number, shown, counted }) => `${where}: ${number} shows ${shown}, counted ${counted}`,
      ),
    );
  }
  console.log(failures === 0 ? 'audit passed: no difference' : `audit failed: ${failures} difference(s)`);
  return failures === 0 ? 0 : 1;
}

if (values.help) {
  console.log(usage);
} else {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(`audit could not run: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 2;
    },
  );
}
