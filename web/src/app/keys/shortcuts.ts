export interface Shortcut {
  /** One key (`a`, `?`) or keys after each other, parted by a blank (`g w`), as `KeyboardEvent.key` names them. */
  keys: string;
  /** What it does, in words, for the help dialog. */
  description: string;
  run: () => void;
}

/** How long the second key of a sequence may take. */
const sequenceMs = 1_200;

/** The shortcuts of the page as it is now. A later registration of the same keys hides the earlier one until it goes. */
export class Shortcuts {
  private registered: readonly Shortcut[] = [];
  private readonly listeners = new Set<() => void>();
  private pending = '';
  private pendingSince = 0;

  register(shortcut: Shortcut): () => void {
    this.change([...this.registered, shortcut]);
    return () => this.change(this.registered.filter((other) => other !== shortcut));
  }

  /** The same array until something changes, as React's `useSyncExternalStore` asks. */
  readonly list = (): readonly Shortcut[] => this.registered;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes one key; true where it belonged to a shortcut, also as the beginning of one. */
  press(key: string, atMs: number): boolean {
    const begun = atMs - this.pendingSince <= sequenceMs ? this.pending : '';
    this.pending = '';
    return (begun !== '' && this.take(`${begun} ${key}`, atMs)) || this.take(key, atMs);
  }

  private take(keys: string, atMs: number): boolean {
    const found = [...this.registered].reverse().find((shortcut) => shortcut.keys === keys);
    if (found) {
      found.run();
      return true;
    }
    if (!this.registered.some((shortcut) => shortcut.keys.startsWith(`${keys} `))) return false;
    this.pending = keys;
    this.pendingSince = atMs;
    return true;
  }

  private change(next: readonly Shortcut[]): void {
    this.registered = next;
    this.listeners.forEach((listener) => listener());
  }
}

export const shortcuts = new Shortcuts();
