import { Shortcuts } from './shortcuts.js';

function aKeyboard(...keys: string[]) {
  const shortcuts = new Shortcuts();
  const ran: string[] = [];
  for (const one of keys) shortcuts.register({ keys: one, description: one, run: () => ran.push(one) });
  return { shortcuts, ran };
}

describe('Shortcuts', () => {
  it.each([
    ['one key', ['a'], ['a']],
    ['a sequence', ['g', 'w'], ['g w']],
    ['a key that is also the end of a sequence', ['w'], ['w']],
    ['a key after a sequence nobody knows', ['g', 'a'], ['a']],
    ['a sequence begun twice', ['g', 'g', 'w'], ['g w']],
    ['no key nobody registered', ['z'], []],
  ])('runs %s', (_name, pressed, expected) => {
    const { shortcuts, ran } = aKeyboard('a', 'w', 'g w');
    pressed.forEach((key, index) => shortcuts.press(key, index * 100));
    expect(ran).toEqual(expected);
  });

  it('forgets the first key of a sequence after a while', () => {
    const { shortcuts, ran } = aKeyboard('g w');
    shortcuts.press('g', 0);
    expect(shortcuts.press('w', 5_000)).toBe(false);
    expect(ran).toEqual([]);
  });

  it('says whether a key was taken', () => {
    const { shortcuts } = aKeyboard('g w');
    expect([shortcuts.press('x', 0), shortcuts.press('g', 0), shortcuts.press('w', 1)]).toEqual([false, true, true]);
  });

  it('gives a key back to the page when what is above it goes', () => {
    const { shortcuts, ran } = aKeyboard('a');
    const close = shortcuts.register({ keys: 'a', description: 'above', run: () => ran.push('above') });
    shortcuts.press('a', 0);
    close();
    shortcuts.press('a', 1);
    expect(ran).toEqual(['above', 'a']);
  });

  it('tells who listens that the list changed', () => {
    const { shortcuts } = aKeyboard();
    const before = shortcuts.list();
    let heard = 0;
    shortcuts.subscribe(() => heard++);
    const remove = shortcuts.register({ keys: 'a', description: 'a', run: () => undefined });
    expect(shortcuts.list()).not.toBe(before);
    remove();
    expect(heard).toBe(2);
  });
});
