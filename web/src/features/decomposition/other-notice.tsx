import type { ItemView } from '@ducha/contracts';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import type { LeadInput } from './breakdown.js';
import type { useBreakdown } from './use-breakdown.js';
import page from '../registration/registration.module.css';
import styles from './decomposition.module.css';

/** Someone else saved a breakdown of this item meanwhile: theirs is shown whole, the person decides. */
export function OtherNotice({ item, breakdown }: { item: ItemView; breakdown: ReturnType<typeof useBreakdown> }) {
  const { t } = useTranslation();
  const { other } = breakdown;
  if (!other) return null;
  const name = other.by ?? t('registration.met.someone');
  const time = other.at ? formatInstant(other.at) : '';
  return (
    <Alert
      className={page.notice}
      type="warning"
      showIcon
      title={t('decomposition.other.title', { name, time, version: item.version })}
      description={
        <>
          <p>{t('decomposition.other.text')}</p>
          <ol className={styles.theirs}>
            {other.leads.map((lead) => (
              <li key={lead.unit.id}>
                <Line lead={lead} />
              </li>
            ))}
          </ol>
          {other.leads.length === 0 && <p>{t('decomposition.other.none')}</p>}
          <p className={page.buttons}>
            <Button size="small" onClick={breakdown.insist}>
              {t('decomposition.other.keepMine')}
            </Button>
            <Button size="small" onClick={breakdown.adopt}>
              {t('decomposition.other.takeTheirs')}
            </Button>
          </p>
        </>
      }
    />
  );
}

function Line({ lead }: { lead: LeadInput }) {
  const { t } = useTranslation();
  const supports = lead.supports.map(({ unit }) => nameOf(unit)).join('、');
  return (
    <>
      <strong>{nameOf(lead.unit)}</strong> {lead.task}
      {supports && ` ${t('decomposition.other.supports', { units: supports })}`}
    </>
  );
}
