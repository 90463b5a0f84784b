import { draftStore } from './draft-store.js';

function aStorage(limit = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > limit) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('draftStore', () => {
  it('finds again what was typed', () => {
    const storage = aStorage();
    draftStore(storage, 'p1', 'assignment.a1.progress').write({ text: '主体完工' });
    expect(draftStore(storage, 'p1', 'assignment.a1.progress').read()).toEqual({ text: '主体完工' });
  });

  it.each([
    ['another person', 'p2', 'assignment.a1.progress'],
    ['another assignment', 'p1', 'assignment.a2.progress'],
    ['another form', 'p1', 'assignment.a1.submit'],
  ])('keeps it from %s', (_name, owner, form) => {
    const storage = aStorage();
    draftStore(storage, 'p1', 'assignment.a1.progress').write({ text: '主体完工' });
    expect(draftStore(storage, owner, form).read()).toBeNull();
  });

  it('leaves nothing behind once it was sent', () => {
    const storage = aStorage();
    const draft = draftStore(storage, 'p1', 'f');
    draft.write({ text: 'x' });
    draft.forget();
    expect(storage.kept.size).toBe(0);
  });

  it.each(['{', '7', 'null'])('takes %j in the store for no draft', (text) => {
    const storage = aStorage();
    storage.kept.set('ducha.draft.p1.f', text);
    expect(draftStore(storage, 'p1', 'f').read()).toBeNull();
  });

  it('goes on where the store is full', () =>
    expect(() => draftStore(aStorage(3), 'p1', 'f').write({ text: 'too long' })).not.toThrow());
});
