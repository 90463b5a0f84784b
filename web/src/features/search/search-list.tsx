import type { FoundItem, FoundUnit, SearchResult } from '@ducha/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf, withoutGovernment } from '../units/unit-name.js';
import { MatchedText } from './matched-text.js';
import type { SearchOption } from './search-options.js';
import styles from './search.module.css';

interface ListProps {
  id: string;
  optionId: (at: number) => string;
  text: string;
  /** What is typed has not been asked yet. */
  isTyping: boolean;
  found: UseQueryResult<SearchResult>;
  options: SearchOption[];
  active: number;
  choose: (option: SearchOption) => void;
}

/** What stands below the search field: the lines that fit, or why there are none. */
export function SearchList(props: ListProps) {
  const { t } = useTranslation();
  const { id, text, isTyping, found, options } = props;
  const groups = (['RECENT', 'ITEM', 'UNIT', 'ALL'] as const).filter((kind) =>
    options.some((option) => option.kind === kind),
  );
  const note = isTyping
    ? t('search.searching')
    : text === ''
      ? t('search.hint')
      : found.isError
        ? t('search.failed')
        : found.isPending
          ? t('search.searching')
          : options.length === 0
            ? t('search.none', { text })
            : null;
  return (
    // The field keeps the focus, also while the list is scrolled or clicked.
    <div className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
      <p className={styles.note} role="status">
        {note ?? <span className="visually-hidden">{t('search.found', { count: options.length - 1 })}</span>}
      </p>
      {options.length > 0 && (
        <div id={id} role="listbox" aria-label={t('search.label')}>
          {groups.map((kind) => (
            <Group key={kind} kind={kind} {...props} />
          ))}
        </div>
      )}
    </div>
  );
}

function Group({ kind, options, active, optionId, choose, text }: ListProps & { kind: SearchOption['kind'] }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t(`search.group.${kind}`)} className={styles.group}>
      {kind !== 'ALL' && (
        <div className={styles.heading} aria-hidden="true">
          {t(`search.group.${kind}`)}
        </div>
      )}
      {options.map((option, at) =>
        option.kind === kind ? (
          <div
            key={at}
            id={optionId(at)}
            role="option"
            aria-selected={at === active}
            className={`${styles.option} ${at === active ? styles.active : ''}`}
            ref={at === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => choose(option)}
          >
            <Line option={option} text={text} />
          </div>
        ) : null,
      )}
    </div>
  );
}

function Line({ option, text }: { option: SearchOption; text: string }) {
  const { t } = useTranslation();
  switch (option.kind) {
    case 'RECENT':
      return <span className={styles.title}>{option.text}</span>;
    case 'ALL':
      return <span className={styles.all}>{t('search.all', { text: option.text })}</span>;
    case 'ITEM':
      return <ItemLine item={option.item} text={text} />;
    case 'UNIT':
      return <UnitLine unit={option.unit} text={text} />;
    default:
      return option satisfies never;
  }
}

function ItemLine({ item, text }: { item: FoundItem; text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.title}>
        <MatchedText text={item.title} query={text} />
      </span>
      <small>
        {item.itemNo && <MatchedText text={`${item.itemNo} · `} query={text} />}
        {t(`glossary.itemStatus.${item.status}`)} · {withoutGovernment(item.issuingUnit.name)}
      </small>
    </>
  );
}

function UnitLine({ unit, text }: { unit: FoundUnit; text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.title}>
        <MatchedText text={nameOf(unit)} query={text} />
      </span>
      <small>{unit.breadcrumbNames.join(' › ') || t(`glossary.level.${unit.level}`)}</small>
    </>
  );
}
