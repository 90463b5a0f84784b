import { countedOf, isDimensioned, parseDashboardFilter, rowsOf } from './dashboard-filter.js';

const full = {
  level: 'BANNER_COUNTY',
  sourceKind: 'PETITION,HOTLINE',
  role: 'LEAD',
  day: '2026-11-20',
  from: '2026-10-01',
  table: 'MEASURES',
  sort: '-completed',
  compare: '30',
  bars: 'SHARE',
  trend: '90',
} as const;

describe('the address of a dashboard', () => {
  it('is taken as it is written', () => expect(parseDashboardFilter(full)).toEqual(full));

  it.each([
    ['another kind of order', { sort: '-RED; DROP' }],
    ['a day that is none', { day: '2026-13-40' }],
    ['what it does not know', { colour: 'red' }],
  ])('drops %s', (_name, raw) => expect(parseDashboardFilter(raw)).toEqual({}));

  it('gives the rows of a number what it counts by, not how the page is laid out', () =>
    expect(rowsOf('152900000000', full)).toEqual({
      unitId: '152900000000',
      level: 'BANNER_COUNTY',
      sourceKind: 'PETITION,HOTLINE',
      role: 'LEAD',
      day: '2026-11-20',
    }));

  it('knows a past day from a narrower count', () => {
    expect(isDimensioned(countedOf({ day: '2026-11-20', trend: '90' }))).toBe(false);
    expect(isDimensioned(countedOf(full))).toBe(true);
  });
});
