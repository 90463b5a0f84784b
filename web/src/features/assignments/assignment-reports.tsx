import type { AssignmentDetail, ProgressEntryView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { DetailSection } from '../detail/detail-section.js';
import { formatDue, formatInstant } from '../time/dates.js';
import { SignatureText } from './signature-text.js';
import styles from '../detail/detail.module.css';

/** What was reported, given and decided, in the words of those who wrote it. */
export function AssignmentReports({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <DetailSection title={t('detail.assignment.progress')}>
        {assignment.progress.length === 0 ? (
          <p className={styles.note}>{t('detail.assignment.noProgress')}</p>
        ) : (
          <Entries entries={assignment.progress} />
        )}
      </DetailSection>
      {assignment.supportInputs.length > 0 && (
        <DetailSection title={t('detail.assignment.inputs')}>
          {assignment.supportInputs.map((input) => (
            <div key={input.assignmentId}>
              <h3 className={styles.unit}>{input.unit.name}</h3>
              {input.inputs.length === 0 ? (
                <p className={styles.note}>{t('detail.assignment.noInputs')}</p>
              ) : (
                <Entries entries={input.inputs} />
              )}
            </div>
          ))}
        </DetailSection>
      )}
      {assignment.reviews.length > 0 && <Reviews reviews={assignment.reviews} />}
    </>
  );
}

function Entries({ entries }: { entries: readonly ProgressEntryView[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.entries}>
      {[...entries].reverse().map((entry) => (
        <li key={entry.id}>
          <p>{entry.text}</p>
          {entry.blockers && <p>{t('detail.assignment.blockers', { text: entry.blockers })}</p>}
          {entry.missingInputReason && <p>{t('assignment.review.missing', { text: entry.missingInputReason })}</p>}
          <AttachmentLinks attachments={entry.attachments} />
          <p className={styles.meta}>
            <span>{t(`detail.entryKind.${entry.kind}`)}</span>
            <span>{formatInstant(entry.enteredAt)}</span>
            <span>{entry.enteredBy.personName}</span>
            {entry.percent !== null && <span>{t('detail.assignment.percent', { percent: entry.percent })}</span>}
            <SignatureText signedBy={entry.signedBy} />
            {entry.isProxyEntry && <span>{t('detail.assignment.proxy')}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Reviews({ reviews }: Pick<AssignmentDetail, 'reviews'>) {
  const { t } = useTranslation();
  return (
    <DetailSection title={t('assignment.reviews.heading')}>
      <ul className={styles.entries}>
        {[...reviews].reverse().map((review) => (
          <li key={review.id}>
            <p>{review.reason}</p>
            <p className={styles.meta}>
              <span>{t(`assignment.reviews.${review.outcome}`)}</span>
              <span>{formatInstant(review.reviewedAt)}</span>
              <span>{review.reviewedBy.personName}</span>
              {review.dueAt && <span>{t('assignment.reviews.due', { due: formatDue(review.dueAt) })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
