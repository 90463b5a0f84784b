import type { ItemView, UnitDetail, UnitView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import {
  copiesOf,
  dateOf,
  noticeTasks,
  ordinal,
  paragraphsOf,
  recipientsOf,
  yearOf,
  type NoticeTask,
} from './notice-text.js';
import styles from './notice-sheet.module.css';

/**
 * The supervision notice on its A4 sheet after GB/T 9704-2012: red head, number with the year in tortoise-shell brackets, red rule, title, recipients, body,
 * issuing body and date. The place of the seal is left free: sealing happens outside.
 */
export function NoticeSheet({
  item,
  issuer,
  office,
  requirement,
}: {
  item: ItemView;
  issuer: UnitDetail | null;
  office: UnitView | null;
  requirement: string;
}) {
  const { t } = useTranslation();
  const leads = item.decomposition?.leads ?? [];
  const body = office?.name ?? item.issuingUnit.name;
  const date = dateOf(item, new Date());
  const code = issuer?.documentCode ?? item.issuingUnit.shortName;
  const copies = copiesOf(leads);
  return (
    <article className={styles.sheet} aria-label={t('dispatch.sheet')}>
      {!item.notice && <p className={styles.draft}>{t('dispatch.draftMark')}</p>}
      {item.urgency !== 'NORMAL' && <p className={styles.urgency}>{t(`glossary.urgency.${item.urgency}`)}</p>}
      <p className={styles.head}>{body}</p>
      <p className={styles.number}>
        {item.notice?.number ?? (
          <>
            {t('dispatch.numberBefore', { code, year: yearOf(date) })}
            <span className={styles.blank} />
            {t('dispatch.numberAfter')}
          </>
        )}
      </p>
      <hr className={styles.rule} />
      <h2 className={styles.title}>{t('dispatch.noticeTitle', { title: item.title })}</h2>
      <p className={styles.to}>{t('dispatch.recipients', { units: recipientsOf(leads).join('、') })}</p>
      <div className={styles.body}>
        <p>{t('dispatch.opening', { title: item.title })}</p>
        <h3>{t('dispatch.part.matter', { n: ordinal(0) })}</h3>
        {paragraphsOf(item.content).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <h3>{t('dispatch.part.tasks', { n: ordinal(1) })}</h3>
        {noticeTasks(leads).map((task, index) => (
          <Task key={task.lead} task={task} index={index} />
        ))}
        <h3>{t('dispatch.part.requirement', { n: ordinal(2) })}</h3>
        {paragraphsOf(requirement).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <div className={styles.signature}>
        <span className={styles.seal} aria-hidden="true">
          {t('dispatch.seal')}
        </span>
        <p>{body}</p>
        <p>{date}</p>
      </div>
      <footer className={styles.imprint}>
        {copies.length > 0 && <p>{t('dispatch.copies', { units: copies.join('、') })}</p>}
        <p>
          <span>{body}</span>
          <span>{t('dispatch.printed', { date })}</span>
        </p>
      </footer>
    </article>
  );
}

function Task({ task, index }: { task: NoticeTask; index: number }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('dispatch.task', {
          n: ordinal(index),
          lead: task.lead,
          task: task.task.replace(/[。；;.]+$/, ''),
          person: task.person,
          report: task.reportDue,
          completion: task.completionDue,
        })}
        {task.supports.length > 0 && t('dispatch.supports', { units: task.supports.join('、') })}
      </p>
      {task.parts.map((part) => (
        <p key={part.unit}>
          {t('dispatch.part.support', { unit: part.unit, task: part.task.replace(/[。；;.]+$/, '') })}
        </p>
      ))}
    </>
  );
}
