import { planPosts, planUnits } from './organization-plan.js';
import type { DepartmentTemplates, Division } from './organization-source.js';

const aDivision = (division: Partial<Division> & Pick<Division, 'code' | 'name' | 'level'>): Division => ({
  kind: 'GOVERNMENT',
  parentCode: null,
  pinyinInitials: 'x',
  mongolianName: null,
  validFrom: null,
  validTo: null,
  predecessorCode: null,
  ...division,
});

const region = aDivision({
  code: '150000000000',
  name: '内蒙古自治区',
  level: 'AUTONOMOUS_REGION',
  pinyinInitials: 'nmgzzq',
});
const league = aDivision({ code: '152900000000', name: '阿拉善盟', level: 'LEAGUE_CITY', parentCode: region.code });
const banner = aDivision({ code: '152921000000', name: '阿拉善左旗', level: 'BANNER_COUNTY', parentCode: league.code });
const district = aDivision({ code: '150102000000', name: '新城区', level: 'BANNER_COUNTY', parentCode: league.code });
const town = aDivision({
  code: '152921105000',
  name: '巴润别立镇',
  level: 'SUMU_TOWNSHIP',
  kind: 'TOWN',
  parentCode: banner.code,
});

const templates: DepartmentTemplates = {
  supervisionOffice: {
    code: 'DCS',
    name: '{government}督查室',
    shortName: '督查室',
    initials: 'dcs',
    peerGroup: 'SUPERVISION_OFFICE',
  },
  templates: [
    {
      level: 'BANNER_COUNTY',
      kind: 'GOVERNMENT',
      peerGroup: 'DEPT_BANNER_COUNTY',
      departments: [
        { code: 'FGW', name: '{region}发展和改革委员会', shortName: '发展改革委', initials: 'fzggw' },
        { code: 'GAT', name: '{region}公安局', shortName: '公安局', initials: 'gaj', isAbsentInDistricts: true },
      ],
    },
  ],
};
const plan = (...divisions: Division[]) => planUnits(divisions, templates, { [banner.code]: '阿左政' });

describe('planUnits', () => {
  it('puts every unit after its parent and below its path, however the file is sorted', () => {
    const units = plan(town, banner, league, region);
    expect(units.map(({ id, path }) => [id, path])).toEqual([
      ['150000000000', '150000000000'],
      ['152900000000', '150000000000.152900000000'],
      ['152921000000', '150000000000.152900000000.152921000000'],
      ['152921000000_DCS', '150000000000.152900000000.152921000000.152921000000_DCS'],
      ['152921000000_FGW', '150000000000.152900000000.152921000000.152921000000_FGW'],
      ['152921000000_GAT', '150000000000.152900000000.152921000000.152921000000_GAT'],
      ['152921105000', '150000000000.152900000000.152921000000.152921105000'],
    ]);
  });

  it('gives a government its departments by the template of its level', () => {
    const units = plan(region, league, { ...banner, pinyinInitials: 'alszq' });
    expect(units.find(({ id }) => id === '152921000000_FGW')).toEqual({
      id: '152921000000_FGW',
      name: '阿拉善左旗发展和改革委员会',
      shortName: '发展改革委',
      mongolianName: null,
      pinyinInitials: 'alszqfzggw',
      level: 'BANNER_COUNTY',
      kind: 'DEPARTMENT',
      parentId: '152921000000',
      path: '150000000000.152900000000.152921000000.152921000000_FGW',
      peerGroup: 'DEPT_BANNER_COUNTY',
      documentCode: null,
      isSupervisionBody: false,
      validFrom: '2023-06-30',
      validTo: null,
      predecessorId: null,
    });
  });

  it('names the supervision office after its government and lets it supervise', () => {
    const office = plan(region, league, banner).find(({ kind }) => kind === 'SUPERVISION_OFFICE');
    expect(office).toMatchObject({ name: '阿拉善左旗人民政府督查室', isSupervisionBody: true, parentId: banner.code });
  });

  it('leaves out in a district what is a branch of the city there', () => {
    const ids = plan(region, league, district).map(({ id }) => id);
    expect(ids).toContain('150102000000_FGW');
    expect(ids).not.toContain('150102000000_GAT');
  });

  it('keeps days, predecessor, Mongolian name and document code of a division', () => {
    const own = {
      mongolianName: 'ᠠᠯᠠᠱᠠ',
      validFrom: '2025-09-01',
      validTo: '2026-01-01',
      predecessorCode: '152999000000',
    };
    const unit = plan(region, league, { ...banner, ...own }).find(({ id }) => id === banner.code);
    expect(unit).toMatchObject({ documentCode: '阿左政', mongolianName: 'ᠠᠯᠠᠱᠠ', predecessorId: '152999000000' });
    expect(unit).toMatchObject({ validFrom: '2025-09-01', validTo: '2026-01-01' });
  });

  it.each([
    {
      name: 'a code that stands twice',
      divisions: [region, league, league],
      rule: 'intake.organization.duplicate-code',
    },
    { name: 'a parent that is missing', divisions: [region, banner], rule: 'intake.organization.unknown-parent' },
    {
      name: 'a parent two levels up',
      divisions: [region, { ...banner, parentCode: region.code }],
      rule: 'intake.organization.unknown-parent',
    },
  ])('refuses $name', ({ divisions, rule }) => {
    expect(() => plan(...divisions)).toThrow(expect.objectContaining({ rule }));
  });
});

describe('planPosts', () => {
  const post = { id: '0198c0de-0000-7000-8000-000000001014', role: 'SUPERVISION_CLERK' as const, title: '督查室科员' };
  const account = (unitId: string) => [
    { personId: 'banner-clerk', personName: '巴特尔', posts: [{ ...post, unitId }] },
  ];

  it('lets a post in a supervision office act for the government', () => {
    expect(planPosts(account('152921000000_DCS'), plan(region, league, banner))).toEqual([
      {
        ...post,
        personId: 'banner-clerk',
        personName: '巴特尔',
        unitId: '152921000000_DCS',
        actingUnitId: '152921000000',
        validFrom: '2023-06-30',
        validTo: null,
      },
    ]);
  });

  it('refuses a unit the organization does not have', () => {
    expect(() => planPosts(account('152922000000_DCS'), plan(region, league, banner))).toThrow(
      expect.objectContaining({ rule: 'intake.organization.unknown-unit' }),
    );
  });
});
