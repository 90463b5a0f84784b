import { useTranslation } from 'react-i18next';
import { CodeFilter } from './code-filter.js';
import { contentCategoryOrder, levelOrder, sourceKindOrder } from './codes-order.js';
import type { CountedFilter } from './filters.js';
import { UnitFilter } from './unit-filter.js';

interface CountedFieldsProps {
  filter: CountedFilter;
  choose: (change: Partial<CountedFilter>) => void;
}

/** Filters that a dashboard has too, as labelled fields; the time and the role stand elsewhere. */
export function CountedFields({ filter, choose }: CountedFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <span>{t('ledger.filter.issuer')}</span>
      <UnitFilter
        label={t('ledger.filter.issuer')}
        none={t('ledger.filter.any')}
        value={filter.issuingUnitId}
        isMarked={filter.issuingUnitId !== undefined}
        onChange={(issuingUnitId) => choose({ issuingUnitId })}
      />
      <span>{t('ledger.filter.level')}</span>
      <CodeFilter
        label={t('ledger.filter.level')}
        none={t('ledger.filter.any')}
        value={filter.level}
        codes={levelOrder}
        wordOf={(code) => t(`glossary.level.${code}`)}
        onChange={(level) => choose({ level })}
      />
      <span>{t('ledger.filter.content')}</span>
      <CodeFilter
        label={t('ledger.filter.content')}
        none={t('ledger.filter.any')}
        value={filter.contentCategory}
        codes={contentCategoryOrder}
        wordOf={(code) => t(`glossary.contentCategory.${code}`)}
        onChange={(contentCategory) => choose({ contentCategory })}
      />
      <span>{t('ledger.filter.source')}</span>
      <CodeFilter
        label={t('ledger.filter.source')}
        none={t('ledger.filter.any')}
        value={filter.sourceKind}
        codes={sourceKindOrder}
        wordOf={(code) => t(`glossary.sourceKind.${code}`)}
        onChange={(sourceKind) => choose({ sourceKind })}
      />
    </>
  );
}
