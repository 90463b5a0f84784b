import { pastDays, questionsOf, sampleOf } from './questions.js';
import { anAssignmentSource } from './source-builder.js';

describe('pastDays', () => {
  it('holds yesterday, the ends of month and year before, and days between the first assignment and today', () => {
    expect(pastDays('2026-03-31', '2026-01-01')).toEqual([
      '2025-12-31',
      '2026-01-30',
      '2026-02-28',
      '2026-03-01',
      '2026-03-30',
    ]);
  });

  it('holds no day twice on the first of a year, and none of today where nothing is older', () => {
    expect(pastDays('2026-01-01', '2026-01-01')).toEqual(['2025-12-31']);
  });
});

describe('questionsOf', () => {
  const now = new Date('2026-03-31T01:00:00Z');
  const questions = questionsOf([anAssignmentSource(), anAssignmentSource({ role: 'SUPPORT' })], now);

  it('asks every unit once as of now, and each dimension alone and with others', () => {
    expect(questions.filter(({ isForAll }) => isForAll)).toHaveLength(1);
    const filters = questions.filter(({ day }) => day === null).map(({ filter }) => Object.keys(filter).join());
    for (const alone of ['level', 'contentCategory', 'sourceKind', 'role', 'issuingUnitId'])
      expect(filters).toContain(alone);
    expect(filters).toContain('contentCategory,sourceKind,role,level');
    expect(filters.filter((keys) => keys === 'role')).toHaveLength(2);
  });

  it('asks a past day by its last millisecond in Shanghai', () => {
    expect(questions.find(({ name }) => name === 'as of 2026-02-28')).toMatchObject({
      day: '2026-02-28',
      asOf: new Date('2026-02-28T15:59:59.999Z'),
    });
  });
});

describe('sampleOf', () => {
  it('takes the two units with the most rows of each level', () => {
    const units = new Map([
      ['root', { depth: 0, rows: 9 }],
      ['b', { depth: 1, rows: 3 }],
      ['a', { depth: 1, rows: 3 }],
      ['c', { depth: 1, rows: 4 }],
    ]);
    expect(sampleOf(units)).toEqual(['root', 'c', 'a']);
  });
});
