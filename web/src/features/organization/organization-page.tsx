import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { unitQuery } from '../units/units.api.js';
import { OrganizationTree } from './organization-tree.js';
import { UnitMatches } from './unit-matches.js';
import { UnitPage } from './unit-page.js';
import { UnitSearchField } from './unit-search-field.js';
import styles from './organization.module.css';

/** The organization: the tree of five levels, or what was looked for in it, beside the unit that is open. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const { unitId } = useParams({ from: '/shell/settings/organization/$unitId' });
  const { query = '' } = useSearch({ from: '/shell/settings/organization/$unitId' });
  const navigate = useNavigate();
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(unit.data?.shortName ?? t('settings.tab.organization'));
  const look = (text: string) =>
    void navigate({
      to: '/settings/organization/$unitId',
      params: { unitId },
      search: text ? { query: text } : {},
      replace: true,
      state: { keepsFocus: true },
    });
  return (
    <div className={styles.page}>
      <section className={`${styles.side} no-print`} aria-label={t('organization.side')}>
        <UnitSearchField query={query} onChange={look} />
        {query ? <UnitMatches query={query} unitId={unitId} /> : unit.data && <OrganizationTree shown={unit.data} />}
      </section>
      <div className={styles.unit}>
        {unit.isPending && <DetailSkeleton label={t('shell.loading')} />}
        {unit.isError && !unit.data && <ReadFailure error={unit.error} retry={() => void unit.refetch()} />}
        {unit.data && <UnitPage key={unit.data.id} unit={unit.data} />}
      </div>
    </div>
  );
}
