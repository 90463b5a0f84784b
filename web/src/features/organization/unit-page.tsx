import type { UnitDetail } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { DetailSection } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { unitsBelowQuery } from '../unit-picker/unit-picker.api.js';
import { CopyCode } from './copy-code.js';
import { canHoldUnits } from './organization-rows.js';
import { UnitHolders } from './unit-holders.js';
import { UnitLink } from './unit-link.js';
import styles from './organization.module.css';

/** One unit: what it is, where it stands, who works there. */
export function UnitPage({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const isOwn = unit.path.split('.').includes(post.actingUnit.id);
  return (
    <article aria-labelledby="unit-name">
      <div className={styles.head}>
        <div>
          <ol className={styles.way} aria-label={t('organization.way')}>
            {unit.breadcrumb.slice(0, -1).map((above) => (
              <li key={above.id}>
                <UnitLink id={above.id}>{above.shortName}</UnitLink>
              </li>
            ))}
          </ol>
          <h1 id="unit-name">{unit.name}</h1>
        </div>
        <div className={`${styles.buttons} no-print`}>
          {isOwn && (
            <Link to="/dashboard/$unitId" params={{ unitId: unit.id }}>
              {t('organization.dashboard')}
            </Link>
          )}
          <Button onClick={() => window.print()}>{t('organization.print')}</Button>
        </div>
      </div>
      <UnitFacts unit={unit} />
      <UnitsBelow unit={unit} />
      <UnitHolders unit={unit} isInJurisdiction={isOwn} />
    </article>
  );
}

function UnitFacts({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  const parent = unit.breadcrumb[unit.breadcrumb.length - 2];
  const office = useOffice(unit);
  const day = (text: string) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, t('organization.dayForm'));
  return (
    <DetailSection title={t('organization.facts')}>
      <Facts
        facts={[
          { label: t('organization.code'), value: <CopyCode code={unit.id} /> },
          { label: t('organization.shortName'), value: unit.shortName },
          { label: t('organization.kind'), value: t(`glossary.unitKind.${unit.kind}`) },
          { label: t('organization.level'), value: t(`glossary.level.${unit.level}`) },
          {
            label: t('organization.parent'),
            value: parent ? <UnitLink id={parent.id}>{parent.shortName}</UnitLink> : t('organization.top'),
          },
          {
            label: t('organization.isBody'),
            value: unit.isSupervisionBody ? t('organization.body') : t('organization.noBody'),
          },
          {
            label: t('organization.office'),
            value: office ? <UnitLink id={office.id}>{office.name}</UnitLink> : t('organization.noOffice'),
          },
          { label: t('organization.documentCode'), value: unit.documentCode ?? t('organization.noDocumentCode') },
          { label: t('organization.pinyin'), value: unit.pinyinInitials },
          {
            label: t('organization.validity'),
            value: unit.validTo
              ? t('organization.until', { from: day(unit.validFrom), to: day(unit.validTo) })
              : t('organization.from', { from: day(unit.validFrom) }),
          },
          ...(unit.predecessorId
            ? [
                {
                  label: t('organization.predecessor'),
                  value: <UnitLink id={unit.predecessorId}>{unit.predecessorId}</UnitLink>,
                },
              ]
            : []),
          ...(unit.mongolianName
            ? [
                {
                  label: t('organization.mongolian'),
                  value: (
                    <span lang="mn-Mong" className={styles.mongolian}>
                      {unit.mongolianName}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </DetailSection>
  );
}

/** The office that supervises here: the unit's own, or that of the nearest government above it that has one. */
function useOffice(unit: UnitDetail) {
  const governments = unit.breadcrumb.filter(({ kind, level }) => canHoldUnits({ kind, level }));
  const [supervising] = governments
    .filter(({ level }) => level !== 'SUMU_TOWNSHIP' && level !== 'GACHA_VILLAGE')
    .slice(-1);
  const below = useQuery({ ...unitsBelowQuery(supervising?.id ?? ''), enabled: supervising !== undefined });
  return below.data?.find(({ kind }) => kind === 'SUPERVISION_OFFICE');
}

function UnitsBelow({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  const hasBelow = canHoldUnits(unit);
  const below = useQuery({ ...unitsBelowQuery(unit.id), enabled: hasBelow });
  if (!hasBelow) return null;
  const units = below.data ?? [];
  const departments = units.filter(({ kind }) => kind === 'DEPARTMENT');
  const regions = units.filter(({ kind }) => kind !== 'DEPARTMENT' && kind !== 'SUPERVISION_OFFICE');
  return (
    <>
      {departments.length > 0 && (
        <UnitNames title={t('organization.departmentsTitle', { count: departments.length })} units={departments} />
      )}
      {regions.length > 0 && (
        <UnitNames title={t('organization.regionsTitle', { count: regions.length })} units={regions} />
      )}
      {below.isError && <p className={styles.note}>{t('unitPicker.failed')}</p>}
    </>
  );
}

function UnitNames({ title, units }: { title: string; units: { id: string; shortName: string }[] }) {
  return (
    <DetailSection title={title}>
      <ul className={styles.names}>
        {units.map(({ id, shortName }) => (
          <li key={id}>
            <UnitLink id={id}>{shortName}</UnitLink>
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
