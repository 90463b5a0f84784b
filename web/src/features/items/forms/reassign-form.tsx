import type { ItemView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { DateField } from '../../form/date-field.js';
import { endOfDay, todayIn } from '../../form/due-day.js';
import { Choices, Field, TextArea, TextField } from '../../form/field.js';
import { UnitFilter } from '../../ledger/unit-filter.js';
import { formatDue } from '../../time/dates.js';
import { unitPostsQuery } from '../../unit-picker/unit-picker.api.js';
import { nameOf } from '../../units/unit-name.js';
import { withdrawnTasks } from '../withdrawn-tasks.js';
import styles from '../../actions/actions.module.css';

const limits = ['reportDueAt', 'completionDueAt'] as const;

/** Gives a task that was declined and taken back to another unit. */
export function ReassignForm({ item, onClose }: { item: ItemView; onClose: () => void }) {
  const { t } = useTranslation();
  const tasks = withdrawnTasks(item);
  const form = useActionForm({
    action: 'reassign',
    initial: {
      assignmentId: tasks.length === 1 ? (tasks[0]?.assignmentId ?? '') : '',
      unitId: '',
      task: tasks[0]?.task ?? '',
      name: '',
      title: '',
      reportDueAt: '',
      completionDueAt: '',
      reason: '',
    },
    required: () => ['assignmentId', 'unitId', 'task', 'name', 'title', 'reason'],
    toBody: ({ assignmentId, unitId, task, name, title, reason, ...days }) => ({
      assignmentId,
      unitId,
      task: task.trim(),
      responsiblePerson: { name: name.trim(), title: title.trim() },
      reason: reason.trim(),
      ...Object.fromEntries(limits.filter((limit) => days[limit]).map((limit) => [limit, endOfDay(days[limit])])),
    }),
    fields: ['responsiblePerson.name', 'responsiblePerson.title'],
    onClose,
  });
  const { values } = form;
  const withdrawn = tasks.find(({ assignmentId }) => assignmentId === values.assignmentId);
  const choose = (assignmentId: string) =>
    form.change({ assignmentId, task: tasks.find((task) => task.assignmentId === assignmentId)?.task ?? '' });
  return (
    <ActionPanel
      form={form}
      title={t('item.action.reassign')}
      note={t('item.note.reassign')}
      submit={t('item.action.reassign')}
    >
      <Choices
        label={t('item.reassign.withdrawn')}
        isRequired
        isWide
        name="assignmentId"
        value={values.assignmentId}
        onChange={choose}
        choices={tasks.map(({ assignmentId, role, unit, task }) => ({
          value: assignmentId,
          label: t('item.reassign.withdrawnOf', {
            role: t(`glossary.assignmentRole.${role}`),
            unit: nameOf(unit),
            task,
          }),
        }))}
        error={form.errorOf('assignmentId')}
      />
      <Field label={t('item.reassign.unit')} isRequired error={form.errorOf('unitId')}>
        {() => (
          <UnitFilter
            label={t('item.reassign.unit')}
            none={t('item.reassign.chooseUnit')}
            value={values.unitId || undefined}
            onChange={(unitId) => form.change({ unitId, name: '', title: '' })}
          />
        )}
      </Field>
      <TextArea
        label={t('detail.assignment.task')}
        isRequired
        name="task"
        rows={2}
        maximum={4000}
        value={values.task}
        onChange={form.set('task')}
        error={form.errorOf('task')}
      />
      <div className={styles.pair}>
        <PersonFields form={form} />
        {limits.map((limit) => (
          <DateField
            key={limit}
            label={t(`registration.field.${limit}`)}
            name={limit}
            minimum={todayIn(new Date())}
            value={values[limit]}
            hint={withdrawn && t('item.reassign.sameDue', { due: formatDue(withdrawn[limit]) })}
            onChange={form.set(limit)}
            error={form.errorOf(limit)}
          />
        ))}
      </div>
      <TextArea
        label={t('actions.reason')}
        isRequired
        name="reason"
        rows={2}
        maximum={500}
        placeholder={t('item.reassign.reasonHint')}
        value={values.reason}
        onChange={form.set('reason')}
        error={form.errorOf('reason')}
      />
    </ActionPanel>
  );
}

interface PersonForm {
  values: { unitId: string; name: string; title: string };
  change: (changed: { name?: string; title?: string }) => void;
  errorOf: (field: string) => string | undefined;
}

/** Who answers for the task: one who holds a post in the unit, or anybody by name. */
function PersonFields({ form }: { form: PersonForm }) {
  const { t } = useTranslation();
  const people = useId();
  const { values } = form;
  const posts = useQuery({ ...unitPostsQuery(values.unitId), enabled: values.unitId !== '' });
  const choose = (name: string) => {
    const title = posts.data?.rows.find(({ personName }) => personName === name)?.title;
    form.change({ name, ...(title && { title }) });
  };
  return (
    <>
      <TextField
        label={t('decomposition.person')}
        isRequired
        name="name"
        maximum={50}
        list={people}
        value={values.name}
        onChange={choose}
        error={form.errorOf('name') ?? form.errorOf('responsiblePerson.name')}
      />
      <datalist id={people}>
        {posts.data?.rows.map((post) => (
          <option key={post.id} value={post.personName}>
            {post.title}
          </option>
        ))}
      </datalist>
      <TextField
        label={t('decomposition.personTitle')}
        isRequired
        name="title"
        maximum={100}
        value={values.title}
        onChange={(title) => form.change({ title })}
        error={form.errorOf('title') ?? form.errorOf('responsiblePerson.title')}
      />
    </>
  );
}
