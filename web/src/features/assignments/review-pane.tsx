import type { AssignmentDetail } from '@ducha/contracts';
import { Fragment, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { DetailSection } from '../detail/detail-section.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatInstant } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import { openChildren } from './open-children.js';
import { SignatureText } from './signature-text.js';
import styles from './review-pane.module.css';

/** All a reviewer looks at, side by side: the completion report, what the support units gave, how far those below are. */
export function ReviewPane({ assignment, children: form }: { assignment: AssignmentDetail; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <DetailSection title={t('assignment.review.heading')}>
      <div className={styles.columns}>
        <Report assignment={assignment} />
        <Supports assignment={assignment} />
        <Children assignment={assignment} />
      </div>
      {form}
    </DetailSection>
  );
}

function Report({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const [report] = assignment.progress.filter(({ kind }) => kind === 'COMPLETION').slice(-1);
  return (
    <section>
      <h3>{t('assignment.review.report')}</h3>
      {report && (
        <>
          <p className={styles.text}>{report.text}</p>
          {report.missingInputReason && <p>{t('assignment.review.missing', { text: report.missingInputReason })}</p>}
          <AttachmentLinks attachments={report.attachments} />
          <p className={styles.meta}>
            <SignatureText signedBy={report.signedBy} /> {report.enteredBy.personName} {formatInstant(report.enteredAt)}
          </p>
        </>
      )}
    </section>
  );
}

function Supports({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const { supportInputs } = assignment;
  return (
    <section>
      <h3>{t('assignment.review.supports')}</h3>
      {supportInputs.length === 0 && <p className={styles.meta}>{t('assignment.review.noSupports')}</p>}
      <ul>
        {supportInputs.map(({ assignmentId, unit, status, inputs }) => (
          <li key={assignmentId}>
            <p className={styles.unit}>
              {withoutGovernment(unit.name)}
              <span className={styles.meta}>{t(`glossary.assignmentStatus.${status}`)}</span>
            </p>
            {inputs.length === 0 && <p className={styles.meta}>{t('assignment.review.notGiven')}</p>}
            {inputs.map((input) => (
              <Fragment key={input.id}>
                <p className={styles.text}>{input.text}</p>
                <AttachmentLinks attachments={input.attachments} />
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Children({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const open = openChildren(assignment).length;
  return (
    <section>
      <h3>{t('assignment.review.children')}</h3>
      {assignment.children.length === 0 && <p className={styles.meta}>{t('assignment.review.noChildren')}</p>}
      {open > 0 && <p>{t('assignment.review.openChildren', { count: open })}</p>}
      <ul>
        {assignment.children.map((child) => (
          <li key={child.id} className={styles.child}>
            <LampMark lamp={child.lamp} short />
            <Link to="/assignments/$assignmentId" params={{ assignmentId: child.id }}>
              {withoutGovernment(child.unit.name)}
            </Link>
            <span className={styles.meta}>{t(`glossary.assignmentStatus.${child.status}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
