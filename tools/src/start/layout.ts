import { join, resolve } from 'node:path';

/** Root of the checkout, seen from the built file. */
const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

/** Where everything lies that a running platform uses. */
export interface Layout {
  root: string;
  /** All data and logs of this checkout's platform; deleted by `--reset`. */
  home: string;
  postgres: string;
  nats: string;
  /** Files that reports carry as evidence. */
  evidence: string;
  logs: string;
  runFile: string;
  demoFile: string;
  accountsFile: string;
}

/** @param env `DUCHA_HOME` moves data and logs elsewhere, so that several platforms can run from one checkout */
export function layoutOf(env: NodeJS.ProcessEnv, root = projectRoot): Layout {
  const home = env.DUCHA_HOME ? resolve(env.DUCHA_HOME) : join(root, '.ducha');
  return {
    root,
    home,
    postgres: join(home, 'pg'),
    nats: join(home, 'nats'),
    evidence: join(home, 'evidence'),
    logs: join(home, 'logs'),
    runFile: join(home, 'run.json'),
    demoFile: join(home, 'demo.json'),
    accountsFile: join(root, 'data', 'demo', 'accounts.json'),
  };
}
