import { shortcutGroups } from './shortcut-groups.js';

const shortcut = (keys: string, description = keys) => ({ keys, description, run: () => undefined });

describe('shortcutGroups', () => {
  it('shows what the page adds, then where one may go, then what works everywhere', () => {
    const groups = shortcutGroups([shortcut('/'), shortcut('g w'), shortcut('j'), shortcut('?')]);
    expect(groups.map(({ kind, shortcuts }) => [kind, shortcuts.map(({ keys }) => keys)])).toEqual([
      ['PAGE', ['j']],
      ['GO', ['g w']],
      ['EVERYWHERE', ['/', '?']],
    ]);
  });

  it('shows of two with the same keys the later one, which is the one that runs', () =>
    expect(shortcutGroups([shortcut('a', 'earlier'), shortcut('a', 'later')])).toMatchObject([
      { kind: 'PAGE', shortcuts: [{ description: 'later' }] },
    ]));

  it('has no empty group', () => expect(shortcutGroups([])).toEqual([]));
});
