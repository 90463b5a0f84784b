import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../../app/http.js';
import { DateField } from '../../form/date-field.js';
import { lastDayOf, todayIn } from '../../form/due-day.js';
import { unitPostsQuery } from '../../unit-picker/unit-picker.api.js';
import type { CascadeRow } from '../cascade-draft.js';
import controls from '../../form/form.module.css';
import styles from './cascade.module.css';

interface CascadeRowsProps {
  rows: readonly CascadeRow[];
  sharedTask: string;
  parentDueAt: string;
  onChange: (rows: CascadeRow[]) => void;
  problem: ApiProblem | null;
  errorOf: (path: string) => string | undefined;
}

/** Who answers for each unit's part, its own words and date where they differ. */
export function CascadeRows({ rows, onChange, problem, ...rest }: CascadeRowsProps) {
  const { t } = useTranslation();
  const columns = ['unit', 'name', 'title', 'task', 'due'] as const;
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`assignment.cascade.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t('assignment.cascade.removeShort')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row
            key={row.unitId}
            {...rest}
            row={row}
            path={`children[${index}]`}
            sentences={(problem?.errors ?? [])
              .filter(({ field }) => field.startsWith(`children[${index}].`))
              .map(({ message }) => message)}
            onChange={(changed) => onChange(rows.map((other) => (other === row ? { ...row, ...changed } : other)))}
            onRemove={() => onChange(rows.filter((other) => other !== row))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<CascadeRowsProps, 'sharedTask' | 'parentDueAt' | 'errorOf'> {
  row: CascadeRow;
  path: string;
  sentences: string[];
  onChange: (changed: Partial<CascadeRow>) => void;
  onRemove: () => void;
}

function Row({ row, path, sentences, sharedTask, parentDueAt, errorOf, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const posts = useQuery(unitPostsQuery(row.unitId));
  const unit = row.unitName;
  const lackingName = errorOf(`${path}.responsiblePerson.name`);
  const lackingTitle = errorOf(`${path}.responsiblePerson.title`);
  const lackingTask = errorOf(`${path}.task`);
  const name = (typed: string) => {
    const known = posts.data?.rows.find(({ personName }) => personName === typed);
    onChange({ name: typed, ...(known && !row.title && { title: known.title }) });
  };
  return (
    <>
      <tr>
        <th scope="row">{unit}</th>
        <td>
          <input
            className={controls.control}
            aria-label={t('assignment.cascade.nameOf', { unit })}
            aria-invalid={lackingName ? true : undefined}
            list={`people-${row.unitId}`}
            maxLength={100}
            autoComplete="off"
            value={row.name}
            onChange={(event) => name(event.target.value)}
          />
          <datalist id={`people-${row.unitId}`}>
            {posts.data?.rows.map((post) => (
              <option key={post.id} value={post.personName}>
                {post.title}
              </option>
            ))}
          </datalist>
        </td>
        <td>
          <input
            className={controls.control}
            aria-label={t('assignment.cascade.titleOf', { unit })}
            aria-invalid={lackingTitle ? true : undefined}
            maxLength={100}
            autoComplete="off"
            value={row.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </td>
        <td>
          <input
            className={controls.control}
            aria-label={t('assignment.cascade.ownTask', { unit })}
            aria-invalid={lackingTask ? true : undefined}
            maxLength={4000}
            placeholder={sharedTask}
            value={row.task}
            onChange={(event) => onChange({ task: event.target.value })}
          />
        </td>
        <td>
          <div className={styles.bare}>
            <DateField
              label={t('assignment.cascade.dueOf', { unit })}
              name={`due-${row.unitId}`}
              minimum={todayIn(new Date())}
              maximum={lastDayOf(parentDueAt)}
              value={row.completionDay}
              onChange={(completionDay) => onChange({ completionDay })}
            />
          </div>
        </td>
        <td>
          <button
            type="button"
            className={styles.link}
            aria-label={t('assignment.cascade.remove', { unit })}
            onClick={onRemove}
          >
            {t('assignment.cascade.removeShort')}
          </button>
        </td>
      </tr>
      {sentences.length > 0 && (
        <tr>
          <td colSpan={6} className={controls.error} role="alert">
            {sentences.join('')}
          </td>
        </tr>
      )}
      {sentences.length === 0 && (lackingName ?? lackingTitle ?? lackingTask) && (
        <tr>
          <td colSpan={6} className={controls.error}>
            {t('assignment.cascade.incomplete')}
          </td>
        </tr>
      )}
    </>
  );
}
