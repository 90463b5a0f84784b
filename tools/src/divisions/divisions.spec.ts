import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { completeDivisions } from './divisions-file.js';
import { pinyinInitials } from './pinyin-initials.js';
import { unitKind } from './unit-kind.js';

describe('unitKind', () => {
  it.each<{ code: string; name: string; level: RegionLevel; kind: UnitKind }>([
    { code: '152921000000', name: '阿拉善左旗', level: 'BANNER_COUNTY', kind: 'GOVERNMENT' },
    { code: '150172000000', name: '呼和浩特经济技术开发区', level: 'BANNER_COUNTY', kind: 'FUNCTIONAL_ZONE' },
    { code: '150206000000', name: '白云鄂博矿区', level: 'BANNER_COUNTY', kind: 'GOVERNMENT' },
    { code: '152921105000', name: '巴润别立镇', level: 'SUMU_TOWNSHIP', kind: 'TOWN' },
    { code: '152921402000', name: '额鲁特街道办事处', level: 'SUMU_TOWNSHIP', kind: 'STREET' },
    { code: '150404408000', name: '松城街道筹备处', level: 'SUMU_TOWNSHIP', kind: 'STREET' },
    { code: '150725201000', name: '鄂温克民族苏木', level: 'SUMU_TOWNSHIP', kind: 'ETHNIC_SUMU' },
    { code: '152921202000', name: '巴彦诺日公苏木', level: 'SUMU_TOWNSHIP', kind: 'SUMU' },
    { code: '150404200000', name: '当铺地满族乡', level: 'SUMU_TOWNSHIP', kind: 'ETHNIC_TOWNSHIP' },
    { code: '150923201000', name: '大库伦乡', level: 'SUMU_TOWNSHIP', kind: 'TOWNSHIP' },
    { code: '150402400000', name: '红山产业园', level: 'SUMU_TOWNSHIP', kind: 'PARK_OR_FARM' },
    { code: '152921105200', name: '图日根嘎查村民委员会', level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE' },
    { code: '152223103211', name: '巴音套海嘎查人民委员会', level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE' },
    { code: '150525105219', name: '嘎查甸子村委会', level: 'GACHA_VILLAGE', kind: 'VILLAGE_COMMITTEE' },
    { code: '150123400507', name: '台格斗村委会', level: 'GACHA_VILLAGE', kind: 'VILLAGE_COMMITTEE' },
    { code: '150222104228', name: '新建村委', level: 'GACHA_VILLAGE', kind: 'VILLAGE_COMMITTEE' },
    { code: '150402010002', name: '万达社区委员会', level: 'GACHA_VILLAGE', kind: 'RESIDENT_COMMITTEE' },
    { code: '150424401400', name: '同裕社区', level: 'GACHA_VILLAGE', kind: 'RESIDENT_COMMITTEE' },
    { code: '152524100200', name: '巴润宝拉格嘎查社区', level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE' },
    { code: '150221107498', name: '保康工业园区社区', level: 'GACHA_VILLAGE', kind: 'OTHER_BASIC_UNIT' },
    { code: '152523500598', name: '虚拟灌区嘎查村虚拟生活区', level: 'GACHA_VILLAGE', kind: 'OTHER_BASIC_UNIT' },
    { code: '150785400201', name: '机械生产队', level: 'GACHA_VILLAGE', kind: 'VILLAGE_COMMITTEE' },
    { code: '150721402501', name: '第一生产队', level: 'GACHA_VILLAGE', kind: 'OTHER_BASIC_UNIT' },
  ])('takes $name for $kind', ({ kind, ...division }) => {
    expect(unitKind(division)).toBe(kind);
  });
});

describe('pinyinInitials', () => {
  it.each([
    ['阿拉善左旗', 'alszq'],
    ['呼和浩特市', 'hhhts'],
    ['沙尔沁工业区（如意南区）', 'seqgyqrynq'],
  ])('finds %s by %s', (name, initials) => {
    expect(pinyinInitials(name)).toBe(initials);
  });
});

describe('the initials of the department templates', () => {
  interface Department {
    shortName: string;
    initials: string;
  }
  const file = readFileSync(join(import.meta.dirname, '../../../data/organization/department-templates.json'), 'utf8');
  const { templates } = JSON.parse(file) as { templates: { departments: Department[] }[] };
  const departments = templates.flatMap((template) => template.departments);

  it.each(departments)('of $shortName are $initials', ({ shortName, initials }) => {
    expect(pinyinInitials(shortName)).toBe(initials);
  });
});

describe('completeDivisions', () => {
  const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

  it('keeps a kind that was corrected by hand and other columns', () => {
    const given = csv(
      'code,name,level,parent_code,kind,note',
      '150102400000,鸿盛镇,SUMU_TOWNSHIP,150102000000,STREET,x',
    );
    expect(completeDivisions(given)).toBe(
      csv(
        'code,name,level,parent_code,kind,note,pinyin_initials',
        '150102400000,鸿盛镇,SUMU_TOWNSHIP,150102000000,STREET,x,hsz',
      ),
    );
  });

  it('refuses a file without parents', () => {
    expect(() => completeDivisions(csv('code,name,level'))).toThrow('parent_code');
  });

  it('has nothing to add to the file of the repository', () => {
    const file = readFileSync(join(import.meta.dirname, '../../../data/divisions/inner-mongolia-2023.csv'), 'utf8');
    expect(completeDivisions(file) === file).toBe(true);
  });
});
