import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '@ducha/contracts';
import { endOfDay, lastDayOf, todayIn } from '../form/due-day.js';
import { DateField } from '../form/date-field.js';
import { TextArea, TextField } from '../form/field.js';
import { formatDue } from '../time/dates.js';
import { unitPostsQuery } from '../unit-picker/unit-picker.api.js';
import { skipsLevel } from '../unit-picker/unit-rule.js';
import { nameOf } from '../units/unit-name.js';
import { gapsOf, type TaskField, type TaskInput } from './breakdown.js';
import styles from './decomposition.module.css';

export interface TaskEditorProps {
  item: ItemView;
  task: TaskInput;
  role: 'LEAD' | 'SUPPORT';
  /** What the service said of this part. */
  refusals: Record<string, string>;
  /** Gaps are shown once a save was tried. */
  areGapsShown: boolean;
  onChange: (change: Partial<TaskInput>) => void;
  onRemove: () => void;
  actions?: ReactNode;
}

/** The part of one unit: what, who, until when. */
export function TaskEditor({ item, task, role, refusals, areGapsShown, onChange, onRemove, actions }: TaskEditorProps) {
  const { t } = useTranslation();
  const name = nameOf(task.unit);
  const gaps = gapsOf(task, item);
  const errorOf = (field: TaskField): string | undefined => {
    const gap = gaps[field];
    const isShown = gap !== undefined && (areGapsShown || gap !== 'missing');
    return refusals[field] ?? (isShown ? t(`decomposition.gap.${gap}`) : undefined);
  };
  return (
    <div role="group" aria-label={`${t(`glossary.assignmentRole.${role}`)} ${name}`} className={styles.task}>
      <div className={styles.unit}>
        <span className={role === 'LEAD' ? styles.lead : styles.support}>{t(`glossary.assignmentRole.${role}`)}</span>
        <strong title={task.unit.name}>{name}</strong>
        <span className={styles.level}>{t(`glossary.level.${task.unit.level}`)}</span>
        {skipsLevel(item.issuingUnit, task.unit) && <span className={styles.skips}>{t('unitPicker.skipsNote')}</span>}
        <span className={styles.actions}>
          {actions}
          <Button
            size="small"
            type="text"
            aria-label={t('decomposition.removeUnit', { unit: name })}
            onClick={onRemove}
          >
            {t('decomposition.remove')}
          </Button>
        </span>
      </div>
      {refusals['unit'] && <p className={styles.refusal}>{refusals['unit']}</p>}
      <div className={styles.fields}>
        <TextArea
          label={t('decomposition.task')}
          name="task"
          isRequired
          isWide
          rows={2}
          value={task.task}
          maximum={4000}
          error={errorOf('task')}
          onChange={(text) => onChange({ task: text })}
        />
        <PersonFields task={task} errorOf={errorOf} onChange={onChange} />
        {(['reportDueAt', 'completionDueAt'] as const).map((limit) => {
          const most = item[limit] ?? '';
          return (
            <DateField
              key={limit}
              label={t(`registration.field.${limit}`)}
              name={limit}
              value={lastDayOf(task[limit])}
              minimum={todayIn(new Date())}
              maximum={lastDayOf(most)}
              hint={task[limit] || !most ? undefined : t('decomposition.sameAsItem', { day: formatDue(most) })}
              error={errorOf(limit)}
              onChange={(day) => onChange({ [limit]: lastDayOf(most) === day ? '' : endOfDay(day) })}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The responsible person: one who holds a post there, or anybody by name. */
function PersonFields({
  task,
  errorOf,
  onChange,
}: {
  task: TaskInput;
  errorOf: (field: TaskField) => string | undefined;
  onChange: (change: Partial<TaskInput>) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const posts = useQuery(unitPostsQuery(task.unit.id));
  const held = posts.data?.rows ?? [];
  const choose = (personName: string) => {
    const post = held.find((candidate) => candidate.personName === personName);
    onChange(post ? { personName, personTitle: post.title } : { personName });
  };
  return (
    <>
      <TextField
        label={t('decomposition.person')}
        name="personName"
        isRequired
        value={task.personName}
        maximum={50}
        list={id}
        error={errorOf('personName')}
        onChange={choose}
      />
      <datalist id={id}>
        {held.map((post) => (
          <option key={post.id} value={post.personName}>
            {post.title}
          </option>
        ))}
      </datalist>
      <TextField
        label={t('decomposition.personTitle')}
        name="personTitle"
        isRequired
        value={task.personTitle}
        maximum={100}
        error={errorOf('personTitle')}
        onChange={(personTitle) => onChange({ personTitle })}
      />
      <TextField
        label={t('decomposition.phone')}
        name="phone"
        type="tel"
        value={task.phone}
        maximum={30}
        onChange={(phone) => onChange({ phone })}
      />
    </>
  );
}
