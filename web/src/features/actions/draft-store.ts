/** The part of `Storage` that drafts need. */
export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = 'ducha.draft.';

/**
 * What was typed and not sent yet, kept for as long as the tab: a closed form, a reload and a new sign-in find it again.
 * @param owner the person who typed it, so that nobody else at the same desk gets to see it
 */
export function draftStore<T extends object>(storage: DraftStorage, owner: string, form: string) {
  const key = `${prefix}${owner}.${form}`;
  return {
    read(): Partial<T> | null {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : null;
      } catch {
        return null;
      }
    },
    write(values: T): void {
      try {
        storage.setItem(key, JSON.stringify(values));
      } catch {
        // A full store must not stop anybody from typing.
      }
    },
    forget: () => storage.removeItem(key),
  };
}
