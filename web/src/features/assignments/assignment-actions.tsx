import type { AssignmentAction, AssignmentDetail } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import { ActionBar } from '../actions/action-bar.js';
import { LampShape } from '../lamps/lamp-mark.js';
import { formatDue } from '../time/dates.js';
import { timeLeftText } from '../time/time-left-text.js';
import { useNow } from '../time/use-now.js';
import { useWorkCalendar } from '../time/work-days.api.js';
import { withoutGovernment } from '../units/unit-name.js';
import { AcknowledgeForm } from './forms/acknowledge-form.js';
import { CascadeForm } from './forms/cascade-form.js';
import { DecideExtensionForm, DecideUnableForm, RequestExtensionForm } from './forms/extension-forms.js';
import type { AssignmentFormProps } from './forms/form-props.js';
import { InputForm } from './forms/input-form.js';
import { ProgressForm } from './forms/progress-form.js';
import {
  CancelDeclinedForm,
  DeclineForm,
  OverruleDeclineForm,
  RequestUnableForm,
  UrgeForm,
} from './forms/reason-forms.js';
import { AcceptForm, ReturnForm } from './forms/review-forms.js';
import { SubmitForm } from './forms/submit-form.js';
import { primaryAction, type PrimaryAction } from './primary-action.js';
import { ReviewPane } from './review-pane.js';
import marks from '../lamps/lamps.module.css';

const forms: Record<AssignmentAction, ComponentType<AssignmentFormProps>> = {
  acknowledge: AcknowledgeForm,
  decline: DeclineForm,
  'overrule-decline': OverruleDeclineForm,
  'cancel-declined': CancelDeclinedForm,
  cascade: CascadeForm,
  progress: ProgressForm,
  input: InputForm,
  submit: SubmitForm,
  return: ReturnForm,
  accept: AcceptForm,
  urge: UrgeForm,
  'request-extension': RequestExtensionForm,
  'decide-extension': DecideExtensionForm,
  'request-unable': RequestUnableForm,
  'decide-unable': DecideUnableForm,
};
const takenBack: readonly AssignmentAction[] = ['decline', 'cancel-declined'];

/** What this person can do with the assignment now, and the form they have opened. */
export function AssignmentActions({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<AssignmentAction | null>(null);
  const { allowedActions: allowed } = assignment;
  const primary = primaryAction(allowed, assignment);
  useActionKeys(allowed, setOpen);
  const close = () => setOpen(null);
  const Form = open ? forms[open] : null;
  const form = Form && open && <Form key={open} assignment={assignment} onClose={close} />;
  const isReview = allowed.includes('accept') || allowed.includes('return') || open === 'accept' || open === 'return';
  return (
    <>
      <ActionBar
        next={nextStep(assignment, primary, t)}
        urgent={<Remaining assignment={assignment} />}
        primary={primary}
        entries={allowed.map((action) => ({
          action,
          label: t(`assignment.action.${action}`),
          isOpen: action === open,
          isDangerous: takenBack.includes(action),
        }))}
        onOpen={(action) => setOpen(action)}
      />
      {isReview ? <ReviewPane assignment={assignment}>{form}</ReviewPane> : form}
    </>
  );
}

/** How much time is left, as soon as the lamp asks for it. */
function Remaining({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const calendar = useWorkCalendar();
  const { lamp } = assignment;
  if (lamp !== 'RED' && lamp !== 'YELLOW') return null;
  return (
    <span className={marks[lamp]}>
      <LampShape lamp={lamp} /> {timeLeftText(t, assignment, calendar, now)}
    </span>
  );
}

/** `a` takes on or accepts, `r` reports or returns; the others by their first letter. */
function useActionKeys(allowed: readonly AssignmentAction[], open: (action: AssignmentAction) => void): void {
  useActionKey('a', ['acknowledge', 'accept'], allowed, open);
  useActionKey('r', ['input', 'progress', 'return'], allowed, open);
  useActionKey('s', ['submit'], allowed, open);
  useActionKey('c', ['cascade'], allowed, open);
  useActionKey('e', ['request-extension', 'decide-extension'], allowed, open);
  useActionKey('u', ['urge', 'decide-unable'], allowed, open);
}

function useActionKey(
  key: string,
  actions: readonly AssignmentAction[],
  allowed: readonly AssignmentAction[],
  open: (action: AssignmentAction) => void,
): void {
  const { t } = useTranslation();
  const action = actions.find((candidate) => allowed.includes(candidate));
  useShortcut(key, action ? t(`assignment.action.${action}`) : '', action && (() => open(action)));
}

function nextStep(assignment: AssignmentDetail, primary: PrimaryAction | null, t: TFunction): string {
  const unit = withoutGovernment(assignment.unit.name);
  const dispatcher = withoutGovernment(assignment.dispatcherUnit.name);
  if (assignment.isSuspended) return t('assignment.suspended');
  // Whoever may only urge is waiting.
  if (primary && primary !== 'urge')
    return t(`assignment.next.${primary}`, { due: formatDue(assignment.completionDueAt) });
  return t(`assignment.waiting.${assignment.status}`, { unit, dispatcher });
}
