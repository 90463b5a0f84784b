import { recountMeasures } from './measures.js';
import type { MeasureSource } from './measures.js';

const row = (changes: Partial<MeasureSource> = {}): MeasureSource => ({
  unitPath: '150000000000.152900000000',
  status: 'COMPLETED',
  isOverdue: false,
  deliveredAt: new Date('2025-12-31T15:59:00.000Z'),
  acknowledgedAt: new Date('2025-12-31T16:00:00.000Z'),
  closedAt: new Date('2026-03-05T01:00:00.000Z'),
  overdueAt: null,
  returnedAt: null,
  extendedAt: null,
  ...changes,
});

describe('recountMeasures', () => {
  const period = { asOf: new Date('2026-03-05T09:00:00+08:00'), from: null, root: '150000000000' };

  it('counts what happened in the year so far, by days of Shanghai, for the unit and those above', () => {
    const counted = recountMeasures([row()], period);
    expect(counted.get('150000000000')).toEqual(counted.get('152900000000'));
    expect(Object.fromEntries(counted.get('150000000000') ?? [])).toEqual({
      'measures.acknowledged': 1,
      'measures.completed': 1,
      'measures.completedOnTime': 1,
      'measures.averageDaysTenths': 634,
    });
  });

  it('counts a late completion as completed and overdue, and one that was cancelled as neither', () => {
    const late = row({ isOverdue: true, overdueAt: new Date('2026-03-01T16:00:00.000Z') });
    const counted = recountMeasures([late, row({ status: 'CANCELLED' })], period);
    expect(Object.fromEntries(counted.get('152900000000') ?? [])).toMatchObject({
      'measures.completed': 1,
      'measures.becameOverdue': 1,
    });
    expect(counted.get('152900000000')?.has('measures.completedOnTime')).toBe(false);
  });

  it('counts a period by its first day, and the mean of rounded tenths of days', () => {
    const closedAt = (iso: string) => row({ deliveredAt: new Date('2026-03-01T00:00:00Z'), closedAt: new Date(iso) });
    const rows = [closedAt('2026-03-02T00:00:00Z'), closedAt('2026-03-04T01:00:00Z'), row({ closedAt: null })];
    const counted = recountMeasures(rows, { ...period, from: '2026-03-01' }).get('152900000000');
    expect(counted?.get('measures.averageDaysTenths')).toBe(20);
    expect(counted?.get('measures.issued')).toBe(2);
    expect(counted?.has('measures.acknowledged')).toBe(false);
  });
});
