import { actions } from './actions.js';
import { approval } from './approval.js';
import { assignment } from './assignment.js';
import { attachments } from './attachments.js';
import { clocks } from './clocks.js';
import { dashboard } from './dashboard.js';
import { decomposition } from './decomposition.js';
import { detail } from './detail.js';
import { dispatch } from './dispatch.js';
import { form } from './form.js';
import { glossary } from './glossary.js';
import { inbox } from './inbox.js';
import { item } from './item.js';
import { ledger } from './ledger.js';
import { registration } from './registration.js';
import { search } from './search.js';
import { session } from './session.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { timeLeft } from './time-left.js';
import { timeline } from './timeline.js';
import { unitPicker } from './unit-picker.js';
import { workbench } from './workbench.js';

export const zhCn = {
  actions,
  approval,
  assignment,
  attachments,
  clocks,
  dashboard,
  decomposition,
  detail,
  dispatch,
  form,
  glossary,
  inbox,
  item,
  ledger,
  registration,
  search,
  session,
  settings,
  shell,
  timeLeft,
  timeline,
  unitPicker,
  workbench,
} as const;
