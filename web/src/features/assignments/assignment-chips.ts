import type { TFunction } from 'i18next';
import { codesOf, type AssignmentFilter } from '../ledger/filters.js';
import { countedChips } from '../ledger/counted-chips.js';
import type { FilterChip } from '../ledger/filter-chips.js';
import { writtenDay } from '../form/parse-day.js';
import { formatDay, formatInstant } from '../time/dates.js';

/** A day of the address, or an instant, in words. */
const dayText = (value: string): string =>
  value.length === 10 ? formatDay(`${value}T12:00:00+08:00`) : formatInstant(value);

/** What narrows the list, in words; one chip for each filter. */
export function assignmentChips(
  t: TFunction,
  filter: AssignmentFilter,
  { dispatcher, issuer }: { dispatcher: string | undefined; issuer: string | undefined },
  choose: (change: Partial<AssignmentFilter>) => void,
): FilterChip[] {
  const words = (codes: readonly string[]): string => codes.join(t('ledger.filter.or'));
  const chips: (FilterChip | false)[] = [
    filter.mine !== undefined && {
      key: 'mine',
      text: t(`ledger.mine.${filter.mine}`),
      remove: () => choose({ mine: undefined }),
    },
    filter.query !== undefined && {
      key: 'query',
      text: t('ledger.chip.query', { text: filter.query }),
      remove: () => choose({ query: undefined }),
    },
    filter.lamp !== undefined && {
      key: 'lamp',
      text: words(codesOf(filter.lamp).map((code) => t(`glossary.lamp.${code}`))),
      remove: () => choose({ lamp: undefined }),
    },
    filter.status !== undefined && {
      key: 'status',
      text: words(codesOf(filter.status).map((code) => t(`glossary.assignmentStatus.${code}`))),
      remove: () => choose({ status: undefined }),
    },
    ...countedChips(t, filter, issuer, choose),
    filter.event !== undefined && {
      key: 'event',
      text: eventText(t, filter.event, filter),
      remove: () => choose({ event: undefined, from: undefined, to: undefined }),
    },
    filter.urgency !== undefined && {
      key: 'urgency',
      text: words(codesOf(filter.urgency).map((code) => t(`glossary.urgency.${code}`))),
      remove: () => choose({ urgency: undefined }),
    },
    filter.dispatcherUnitId !== undefined && {
      key: 'dispatcherUnitId',
      text: t('ledger.chip.dispatcher', { unit: dispatcher ?? filter.dispatcherUnitId }),
      remove: () => choose({ dispatcherUnitId: undefined }),
    },
    filter.dueFrom !== undefined && {
      key: 'dueFrom',
      text: t('ledger.chip.dueFrom', { day: dayText(filter.dueFrom) }),
      remove: () => choose({ dueFrom: undefined }),
    },
    filter.dueTo !== undefined && {
      key: 'dueTo',
      text: t('ledger.chip.dueTo', { day: dayText(filter.dueTo) }),
      remove: () => choose({ dueTo: undefined }),
    },
    filter.overdue !== undefined && {
      key: 'overdue',
      text: t('ledger.chip.overdue'),
      remove: () => choose({ overdue: undefined }),
    },
    filter.itemId !== undefined && {
      key: 'itemId',
      text: t('ledger.chip.item'),
      remove: () => choose({ itemId: undefined }),
    },
    filter.asOf !== undefined && {
      key: 'asOf',
      text: t('ledger.chip.asOf', { time: formatInstant(filter.asOf) }),
      remove: () => choose({ asOf: undefined }),
    },
  ];
  return chips.filter((chip) => chip !== false);
}

function eventText(
  t: TFunction,
  event: NonNullable<AssignmentFilter['event']>,
  { from, to }: Pick<AssignmentFilter, 'from' | 'to'>,
): string {
  const what = t(`ledger.event.${event}`);
  if (!from && !to) return what;
  return t('ledger.chip.event', { what, from: from ? writtenDay(from) : '', to: to ? writtenDay(to) : '' });
}
