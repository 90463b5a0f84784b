import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { TextArea } from '../../form/field.js';
import { formatDue } from '../../time/dates.js';
import { unitsBelowQuery } from '../../unit-picker/unit-picker.api.js';
import { cascadeBody, lackingIn, type CascadeRow } from '../cascade-draft.js';
import { openChildren } from '../open-children.js';
import { CascadeRows } from './cascade-rows.js';
import { CascadeUnits } from './cascade-units.js';
import type { AssignmentFormProps } from './form-props.js';
import styles from './cascade.module.css';

/** Hands the task on to departments of the own government and to the units directly below. */
export function CascadeForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const below = useQuery(unitsBelowQuery(assignment.unitId));
  const form = useActionForm({
    action: 'cascade',
    initial: { task: assignment.task, rows: [] as CascadeRow[] },
    required: () => ['rows'],
    lacking: lackingIn,
    toBody: (draft) => cascadeBody(draft, assignment.completionDueAt),
    onClose,
  });
  const { values } = form;
  const choose = (rows: CascadeRow[]) => {
    // The service names rows by their place; after a change the places are others.
    form.clear();
    form.change({ rows });
  };
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.cascade')}
      note={t('assignment.cascade.note', { due: formatDue(assignment.completionDueAt) })}
      submit={t('assignment.action.cascade')}
    >
      <TextArea
        label={t('assignment.cascade.task')}
        hint={t('assignment.cascade.taskHint')}
        name="task"
        value={values.task}
        onChange={form.set('task')}
        maximum={4000}
        rows={2}
      />
      {below.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {below.data && (
        <CascadeUnits
          units={below.data.filter(({ kind }) => kind !== 'SUPERVISION_OFFICE')}
          taken={new Set(openChildren(assignment).map(({ unit }) => unit.id))}
          rows={values.rows}
          onChange={choose}
          error={form.errorOf('rows')}
        />
      )}
      {values.rows.length > 0 && (
        <CascadeRows
          rows={values.rows}
          sharedTask={values.task}
          parentDueAt={assignment.completionDueAt}
          onChange={(rows) => (rows.length === values.rows.length ? form.change({ rows }) : choose(rows))}
          problem={form.problem}
          errorOf={form.errorOf}
        />
      )}
    </ActionPanel>
  );
}
