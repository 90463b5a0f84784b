import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openCount } from '../lamps/lamp.js';
import { LampBar } from '../lamps/lamp-bar.js';
import { LampShape } from '../lamps/lamp-mark.js';
import type { ChildCounts } from './dashboard.api.js';
import type { DashboardFilter } from './dashboard-filter.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

/** The leagues and cities as a grid of buttons in the order of their codes. No boundary map: that needs an approved map number. */
export function LeagueTiles({ rows, filter }: { rows: ChildCounts[]; filter: DashboardFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leagues = rows
    .filter(({ unit }) => unit.level === 'LEAGUE_CITY' && !unit.id.includes('_'))
    .sort((a, b) => a.unit.id.localeCompare(b.unit.id));
  return (
    <div className={styles.leagues}>
      <Section id="leagues" title={t('dashboard.leagues.heading')}>
        <ul className={styles.tiles}>
          {leagues.map(({ unit, byLamp, total }) => (
            <li key={unit.id}>
              <button
                type="button"
                className={styles.tile}
                aria-label={t('dashboard.leagues.tile', {
                  unit: unit.shortName,
                  open: openCount(byLamp),
                  red: byLamp.RED,
                  yellow: byLamp.YELLOW,
                })}
                onClick={() => void navigate({ to: '/dashboard/$unitId', params: { unitId: unit.id }, search: filter })}
              >
                <span className={styles.tileName}>{unit.shortName}</span>
                <span className={styles.tileCounts}>
                  <span className={openCount(byLamp) === 0 ? styles.zero : undefined}>
                    {t('dashboard.leagues.open')} {openCount(byLamp)}
                  </span>
                  {byLamp.RED > 0 && (
                    <span className={styles.tileRed}>
                      <LampShape lamp="RED" /> {byLamp.RED}
                    </span>
                  )}
                  {byLamp.YELLOW > 0 && (
                    <span className={styles.tileYellow}>
                      <LampShape lamp="YELLOW" /> {byLamp.YELLOW}
                    </span>
                  )}
                </span>
                <LampBar counts={byLamp} total={total} />
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
