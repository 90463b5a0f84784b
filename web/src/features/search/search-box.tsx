import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { useSettled } from '../form/use-settled.js';
import { recentSearches, rememberSearch } from './recent-searches.js';
import { moved, searchOptions, type SearchOption } from './search-options.js';
import { searchQuery, shownInList } from './search.api.js';
import styles from './search.module.css';

const SearchList = lazy(async () => ({ default: (await import('./search-list.js')).SearchList }));

const listId = 'search-list';
const optionId = (at: number) => `search-option-${at}`;

/** The search field of the header: items by number and title, units by name, code and pinyin initials. */
export function SearchBox() {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isComposing, setComposing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState<string[]>([]);
  // The letters of an unfinished pinyin are nobody's search.
  const settled = useSettled(isComposing ? '' : typed.trim(), 200);
  const text = typed.trim() === '' ? '' : settled;
  const found = useQuery({ ...searchQuery(post.id, text, shownInList), enabled: isOpen && text !== '' });
  const options = searchOptions(typed.trim() === '' ? '' : text, recent, found.data);
  useShortcut('/', t('search.focus'), () => field.current?.focus());

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const showAll = (query: string) => {
    rememberSearch(me.personId, query);
    close();
    void navigate({ to: '/search', search: { query } });
  };
  const choose = (option: SearchOption) => {
    switch (option.kind) {
      case 'RECENT':
        setTyped(option.text);
        setActive(-1);
        return;
      case 'ALL':
        return showAll(option.text);
      case 'ITEM':
        rememberSearch(me.personId, text);
        close();
        return void navigate({ to: '/items/$itemId', params: { itemId: option.item.id } });
      case 'UNIT':
        rememberSearch(me.personId, text);
        close();
        return void navigate({
          to: option.unit.isInJurisdiction ? '/dashboard/$unitId' : '/settings/organization/$unitId',
          params: { unitId: option.unit.id },
        });
      default:
        return option satisfies never;
    }
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (step !== undefined) {
      setOpen(true);
      setActive(moved(active, step, options.length));
      event.preventDefault();
    } else if (event.key === 'Enter') {
      const option = options[active];
      if (option) choose(option);
      else if (typed.trim() !== '') showAll(typed.trim());
    } else if (event.key === 'Escape') {
      if (isOpen && typed !== '') setTyped('');
      else field.current?.blur();
      setActive(-1);
      event.preventDefault();
    }
  };
  const isListShown = isOpen && options.length > 0;
  return (
    <div className={styles.box} role="search">
      <Glass />
      <input
        ref={field}
        type="text"
        role="combobox"
        className={styles.field}
        aria-label={t('search.label')}
        aria-expanded={isListShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListShown && active >= 0 ? optionId(active) : undefined}
        placeholder={t('search.placeholder')}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onFocus={() => {
          setRecent(recentSearches(me.personId));
          setOpen(true);
        }}
        onBlur={close}
        onKeyDown={onKey}
      />
      {typed === '' && <KeyHint />}
      {isOpen && (
        <Suspense>
          {' '}
          <SearchList
            id={listId}
            optionId={optionId}
            text={typed.trim() === '' ? '' : text}
            isTyping={typed.trim() !== '' && typed.trim() !== text}
            found={found}
            options={options}
            active={active}
            choose={choose}
          />
        </Suspense>
      )}
    </div>
  );
}

function Glass() {
  return (
    <svg className={styles.glass} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3 14 14" />
    </svg>
  );
}

function KeyHint() {
  return (
    <kbd className={styles.key} aria-hidden="true">
      /
    </kbd>
  );
}
