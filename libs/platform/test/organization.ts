import type { PostFacts, UnitFacts } from '@ducha/contracts';

export const leagueId = '152900000000';
const regionId = '150000000000';

export const unitFacts = (change: Partial<UnitFacts> = {}): UnitFacts => ({
  id: leagueId,
  version: 2,
  name: '阿拉善盟行政公署',
  shortName: '阿拉善盟',
  mongolianName: null,
  pinyinInitials: 'alsm',
  level: 'LEAGUE_CITY',
  kind: 'GOVERNMENT',
  parentId: regionId,
  path: `${regionId}.${leagueId}`,
  peerGroup: 'LEAGUE_CITY',
  documentCode: '阿署',
  isSupervisionBody: true,
  validFrom: '2023-06-30',
  validTo: null,
  predecessorId: null,
  ...change,
});

export const office = unitFacts({
  id: `${leagueId}_DCS`,
  version: 1,
  kind: 'SUPERVISION_OFFICE',
  parentId: leagueId,
  path: `${regionId}.${leagueId}.${leagueId}_DCS`,
});
export const league = unitFacts({ version: 1 });

export const postFacts = (change: Partial<PostFacts> = {}): PostFacts => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  version: 1,
  personId: 'league-clerk',
  personName: '巴特尔',
  title: '督查室科员',
  role: 'SUPERVISION_CLERK',
  unitId: office.id,
  actingUnitId: leagueId,
  validFrom: '2023-06-30',
  validTo: null,
  ...change,
});

export const clerk = postFacts();
export const leader = postFacts({
  id: '0198c0de-0000-7000-8000-000000000002',
  personId: 'league-leader',
  role: 'APPROVING_LEADER',
  unitId: leagueId,
});
/** The same person as the clerk, later and elsewhere. */
export const secondPost = postFacts({
  id: '0198c0de-0000-7000-8000-000000000003',
  role: 'UNIT_HANDLER',
  unitId: leagueId,
  validFrom: '2024-01-01',
});
export const endedPost = postFacts({
  id: '0198c0de-0000-7000-8000-000000000004',
  personId: 'retired',
  validTo: '2024-01-01',
});
export const futurePost = postFacts({
  id: '0198c0de-0000-7000-8000-000000000005',
  personId: 'newcomer',
  validFrom: '2999-01-01',
});

export const units = [league, office];
export const posts = [clerk, leader, secondPost, endedPost, futurePost];
