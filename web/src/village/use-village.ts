import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Observable } from './store/observable.js';
import type { CachedList, LocalPerson } from './store/village-db.js';
import type { VillageRecord } from './store/village-record.js';
import { taskOf, type Task } from './tasks/task.js';
import type { Village } from './village.js';

export const VillageContext = createContext<Village | null>(null);

export function useVillage(): Village {
  const village = use(VillageContext);
  if (!village) throw new Error('useVillage outside the page');
  return village;
}

export const useObserved = <T>(observable: Observable<T>): T =>
  useSyncExternalStore(observable.subscribe, observable.current);

export interface OwnWork {
  person: LocalPerson;
  isSignedIn: boolean;
  ownUnit: LocalPerson['posts'][number]['unit'];
  list: CachedList | null;
  records: VillageRecord[];
  tasks: Task[];
}

/** What the person before the page may see; null until that is known and read. */
export function useOwnWork(): OwnWork | null {
  const village = useVillage();
  const standing = useObserved(village.keeper.standing);
  const shown = useObserved(village.shown);
  if (standing.kind !== 'KNOWN') return null;
  const { person, isSignedIn } = standing;
  const ownUnit = person.posts.find(({ id }) => id === person.postId)?.unit;
  if (shown?.personId !== person.personId || shown.postId !== person.postId || !ownUnit) return null;
  const { list, records } = shown;
  const time = { asOf: list?.asOf ?? '', ownUnitId: ownUnit.id };
  const tasks = (list?.rows ?? []).map((row) => taskOf(row, records, time));
  return { person, isSignedIn, ownUnit, list, records, tasks };
}

/** The time, renewed often enough for what is counted with it. */
export function useTicking(milliseconds: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return now;
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** False is certain, true only means that there is some network. */
export const useIsOnline = (): boolean => useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
