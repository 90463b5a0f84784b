import type { TFunction } from 'i18next';
import { codesOf, type CountedFilter } from './filters.js';
import type { FilterChip } from './filter-chips.js';

/** What narrows a dashboard and its rows, in words. @param issuer name of the issuing unit, once it is known */
export function countedChips(
  t: TFunction,
  filter: CountedFilter,
  issuer: string | undefined,
  choose: (change: Partial<CountedFilter>) => void,
): FilterChip[] {
  const words = (codes: readonly string[]): string => codes.join(t('ledger.filter.or'));
  const chips: (FilterChip | false)[] = [
    filter.level !== undefined && {
      key: 'level',
      text: t('ledger.chip.level', { levels: words(codesOf(filter.level).map((code) => t(`glossary.level.${code}`))) }),
      remove: () => choose({ level: undefined }),
    },
    filter.contentCategory !== undefined && {
      key: 'contentCategory',
      text: words(codesOf(filter.contentCategory).map((code) => t(`glossary.contentCategory.${code}`))),
      remove: () => choose({ contentCategory: undefined }),
    },
    filter.sourceKind !== undefined && {
      key: 'sourceKind',
      text: words(codesOf(filter.sourceKind).map((code) => t(`glossary.sourceKind.${code}`))),
      remove: () => choose({ sourceKind: undefined }),
    },
    filter.role !== undefined && {
      key: 'role',
      text: t('ledger.chip.role', { role: t(`glossary.assignmentRole.${filter.role}`) }),
      remove: () => choose({ role: undefined }),
    },
    filter.issuingUnitId !== undefined && {
      key: 'issuingUnitId',
      text: t('ledger.chip.issuer', { unit: issuer ?? filter.issuingUnitId }),
      remove: () => choose({ issuingUnitId: undefined }),
    },
  ];
  return chips.filter((chip) => chip !== false);
}
