import { dashboard } from './dashboard.js';
import { detail } from './detail.js';
import { glossary } from './glossary.js';
import { ledger } from './ledger.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { timeline } from './timeline.js';

export const zhCn = { dashboard, detail, glossary, ledger, session, shell, timeline } as const;
