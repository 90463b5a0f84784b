import { actions } from './actions.js';
import { assignment } from './assignment.js';
import { dashboard } from './dashboard.js';
import { detail } from './detail.js';
import { glossary } from './glossary.js';
import { item } from './item.js';
import { ledger } from './ledger.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { timeline } from './timeline.js';

export const zhCn = {
  actions,
  assignment,
  dashboard,
  detail,
  glossary,
  item,
  ledger,
  session,
  shell,
  timeline,
} as const;
