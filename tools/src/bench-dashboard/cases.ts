import type { Client } from 'pg';

export interface DashboardCase {
  unit: string;
  name: string;
  path: string;
}

const filters: Record<string, string> = {
  'as it stands': '',
  'a past day': 'day=DAY',
  'a period of a year': 'from=FROM',
  level: 'level=SUMU_TOWNSHIP',
  category: 'contentCategory=KEY_WORK',
  source: 'sourceKind=HOTLINE',
  role: 'role=LEAD',
  'issuing unit': 'issuingUnitId=ISSUER',
  'category and role': 'contentCategory=KEY_WORK&role=LEAD',
  'source and role': 'sourceKind=HOTLINE&role=LEAD',
  'all four, a past day': 'contentCategory=KEY_WORK&sourceKind=HOTLINE&role=LEAD&level=GACHA_VILLAGE&day=DAY',
  'role, a past day': 'role=LEAD&day=DAY',
};

/** Every question of a dashboard at the region, a league, a banner and a gacha of it, and their trends. */
export async function casesOf(reporting: Client): Promise<DashboardCase[]> {
  const { rows } = await reporting.query<{ id: string; level: string; day: string; year: string }>(`
    SELECT DISTINCT ON (nlevel(path)) id, level, (current_date - 45)::text AS day, (current_date - 400)::text AS year
    FROM unit WHERE kind NOT IN ('DEPARTMENT', 'SUPERVISION_OFFICE') AND (path <@ (SELECT path FROM unit WHERE id = '152921000000')
       OR path @> (SELECT path FROM unit WHERE id = '152921000000')) AND level <> 'SUMU_TOWNSHIP'
    ORDER BY nlevel(path), id`);
  return rows.flatMap(({ id, level, day, year }) => [
    ...Object.entries(filters).map(([name, query]) => ({
      unit: level,
      name,
      path: `/api/reporting/dashboard?unitId=${id}&${query.replace('DAY', day).replace('FROM', year).replace('ISSUER', '152900000000')}`,
    })),
    { unit: level, name: 'trend of 30 days', path: `/api/reporting/dashboard/trend?unitId=${id}` },
  ]);
}
