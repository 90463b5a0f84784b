import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareByLamp, lampOrder, openCount } from '../lamps/lamp.js';
import { LampBar } from '../lamps/lamp-bar.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { CountLink } from './count-link.js';
import type { ChildCounts } from './dashboard.api.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

/** The units directly below, those with the most overdue first; units without assignments only on request. */
export function ChildrenTable({ rows }: { rows: ChildCounts[] }) {
  const { t } = useTranslation();
  const [isIdleShown, setIdleShown] = useState(false);
  const busy = rows.filter((row) => row.total > 0).sort((a, b) => compareByLamp(a.byLamp, b.byLamp));
  const idle = rows.filter((row) => row.total === 0);
  const shown = isIdleShown ? [...busy, ...idle] : busy;
  return (
    <Section
      id="children"
      title={t('dashboard.children.heading')}
      note={busy.length > 1 ? t('dashboard.children.note') : undefined}
    >
      {busy.length === 0 && <p className={styles.note}>{t('dashboard.children.none')}</p>}
      {shown.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.children.unit')}</th>
              <th scope="col" className={styles.share}>
                {t('dashboard.children.share')}
              </th>
              {lampOrder.map((lamp) => (
                <th key={lamp} scope="col" className={styles.number}>
                  <LampMark lamp={lamp} short />
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {t('dashboard.children.open')}
              </th>
              <th scope="col" className={styles.number}>
                {t('dashboard.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <ChildRow key={row.unit.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {idle.length > 0 && (
        <Button
          type="link"
          size="small"
          className={styles.toggle}
          aria-expanded={isIdleShown}
          onClick={() => setIdleShown(!isIdleShown)}
        >
          {isIdleShown ? t('dashboard.children.hideIdle') : t('dashboard.children.showIdle', { count: idle.length })}
        </Button>
      )}
    </Section>
  );
}

function ChildRow({ row }: { row: ChildCounts }) {
  const { t } = useTranslation();
  const { unit, byLamp, total } = row;
  return (
    <tr>
      <th scope="row">
        <Link
          to="/dashboard/$unitId"
          params={{ unitId: unit.id }}
          title={t('dashboard.children.openDashboard', { unit: unit.shortName })}
        >
          {unit.shortName}
        </Link>
      </th>
      <td className={styles.share}>
        <LampBar counts={byLamp} total={total} />
      </td>
      {lampOrder.map((lamp) => (
        <td key={lamp} className={styles.number}>
          <CountLink
            count={byLamp[lamp]}
            filter={{ unitId: unit.id, lamp }}
            what={`${unit.shortName} ${t(`glossary.lampShort.${lamp}`)}`}
          />
        </td>
      ))}
      <td className={styles.number}>{openCount(byLamp)}</td>
      <td className={styles.number}>
        <CountLink count={total} filter={{ unitId: unit.id }} what={`${unit.shortName} ${t('dashboard.total')}`} />
      </td>
    </tr>
  );
}
