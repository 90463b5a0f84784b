import type { DueDate } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { endOfDay, lastDayOf, todayIn } from '../form/due-day.js';
import { DateField } from '../form/date-field.js';
import { formatDue, formatInstant } from '../time/dates.js';
import type { SectionProps } from './section-props.js';
import { FormSection } from './form-section.js';
import { proposedLimits } from './proposed-limits.js';
import { dueDatesQuery } from './registration.api.js';
import styles from './registration.module.css';

const limits = ['reportDueAt', 'completionDueAt'] as const;
type Limit = (typeof limits)[number];

/** Both limits. What the policies say is filled in where nothing, or their earlier answer, stands; a date set by hand stays. */
export function LimitSection({ input, change, errorOf }: SectionProps) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const { data } = useQuery(dueDatesQuery(input.sourceKind, input.urgency, post.actingUnit.id, input.receivedOn));
  const proposed: Record<Limit, DueDate | null> = {
    reportDueAt: data?.report ?? null,
    completionDueAt: data?.completion ?? null,
  };
  const latest = useRef({ input, change });
  const filledIn = useRef<Partial<Record<Limit, string>>>({});
  useEffect(() => {
    latest.current = { input, change };
  });

  const { report, completion } = proposedLimits(data ?? null);
  useEffect(() => {
    const answers: Record<Limit, string> = { reportDueAt: report, completionDueAt: completion };
    const now = new Date().toISOString();
    const open = limits.filter((limit) => {
      const standing = latest.current.input[limit];
      return answers[limit] > now && (standing === '' || standing === filledIn.current[limit]);
    });
    const changes = Object.fromEntries(open.map((limit) => [limit, answers[limit]]));
    if (open.some((limit) => latest.current.input[limit] !== answers[limit])) latest.current.change(changes);
    filledIn.current = { ...filledIn.current, ...changes };
  }, [report, completion]);

  return (
    <FormSection title={t('registration.section.limits')}>
      {limits.map((limit) => (
        <DateField
          key={limit}
          label={t(`registration.field.${limit}`)}
          name={limit}
          value={lastDayOf(input[limit])}
          minimum={todayIn(new Date())}
          error={errorOf(limit)}
          hint={
            proposed[limit] || endsWithinDay(input[limit]) ? (
              <LimitReason
                rule={proposed[limit]}
                proposal={limit === 'reportDueAt' ? report : completion}
                dueAt={input[limit]}
                onAdopt={(dueAt) => change({ [limit]: dueAt })}
              />
            ) : undefined
          }
          onChange={(day) => change({ [limit]: endOfDay(day) })}
        />
      ))}
    </FormSection>
  );
}

const isSame = (first: string, second: string): boolean => Date.parse(first) === Date.parse(second);
const endsWithinDay = (dueAt: string): boolean => dueAt !== '' && !isSame(endOfDay(lastDayOf(dueAt)), dueAt);

/** Why this date: the sentence of the rule, its computation, and the way back to it. */
function LimitReason({
  rule,
  proposal,
  dueAt,
  onAdopt,
}: {
  rule: DueDate | null;
  proposal: string;
  dueAt: string;
  onAdopt: (dueAt: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {endsWithinDay(dueAt) && (
        <p>{t('registration.limit.withinDay', { time: formatInstant(dueAt).split(' ')[1] ?? '' })}</p>
      )}
      {rule && (
        <>
          <p>{rule.dueAt ? rule.explanation : t('registration.limit.noDate')}</p>
          <p>{t('registration.limit.rule', { document: rule.policy.document, clause: rule.policy.clause })}</p>
          {rule.dueAt && !isSame(rule.dueAt, proposal) && <p>{t('registration.limit.capped')}</p>}
          {rule.isProvisional && <p>{t('registration.limit.provisional')}</p>}
          {rule.steps.length > 0 && (
            <details className={styles.steps}>
              <summary>{t('registration.limit.steps')}</summary>
              <ul>
                {rule.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </details>
          )}
          {proposal && !isSame(dueAt, proposal) && (
            <Button size="small" onClick={() => onAdopt(proposal)}>
              {t('registration.limit.adopt', { day: formatDue(proposal) })}
            </Button>
          )}
        </>
      )}
    </>
  );
}
