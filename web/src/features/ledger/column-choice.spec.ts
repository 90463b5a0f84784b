import { chosenColumns, moveColumn, toggleColumn, writtenColumns } from './column-choice.js';

const known = ['lamp', 'number', 'title', 'unit', 'due'] as const;
const own = ['lamp', 'title', 'due'] as const;

describe('the columns of a ledger', () => {
  it.each([
    ['nothing', undefined, ['lamp', 'title', 'due']],
    ['another order', 'due,lamp', ['due', 'lamp']],
    ['names of columns that are gone', 'gone,unit', ['unit']],
    ['only such names', 'gone', ['lamp', 'title', 'due']],
    ['a name twice', 'unit,unit', ['unit']],
  ])('are read from %s', (_name, written, expected) => expect(chosenColumns(written, known, own)).toEqual(expected));

  it.each([
    ['its own ones', ['lamp', 'title', 'due'], undefined],
    ['others', ['due', 'lamp'], 'due,lamp'],
  ] as const)('are written for %s', (_name, chosen, expected) =>
    expect(writtenColumns<(typeof known)[number]>(chosen, own)).toBe(expected),
  );

  it('come back at their usual place', () =>
    expect(toggleColumn(['lamp', 'title', 'due'], 'number', known)).toEqual(['lamp', 'number', 'title', 'due']));
  it('come back first where nothing stands before', () =>
    expect(toggleColumn(['title', 'due'], 'lamp', known)).toEqual(['lamp', 'title', 'due']));
  it('can be hidden', () => expect(toggleColumn(['lamp', 'title'], 'lamp', known)).toEqual(['title']));
  it('are never all hidden', () => expect(toggleColumn(['lamp'], 'lamp', known)).toEqual(['lamp']));

  it.each([
    ['to the left', 'title', -1, ['title', 'lamp', 'due']],
    ['to the right', 'title', 1, ['lamp', 'due', 'title']],
    ['not beyond the first', 'lamp', -1, ['lamp', 'title', 'due']],
    ['not beyond the last', 'due', 1, ['lamp', 'title', 'due']],
  ] as const)('move %s', (_name, key, by, expected) =>
    expect(moveColumn(['lamp', 'title', 'due'], key, by)).toEqual(expected),
  );
});
