import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { nameOf, nameWithin, selfName, withoutGovernment, placeName } from './unit-name.js';

const unit = (shortName: string, level: RegionLevel, kind: UnitKind = 'GOVERNMENT') => ({ shortName, level, kind });

describe('selfName', () => {
  it.each([
    ['the autonomous region', unit('内蒙古自治区', 'AUTONOMOUS_REGION'), { kind: 'WHOLE' }],
    ['a league', unit('阿拉善盟', 'LEAGUE_CITY'), { kind: 'REGION', ending: '盟' }],
    ['a city', unit('呼和浩特市', 'LEAGUE_CITY'), { kind: 'REGION', ending: '市' }],
    ['a banner', unit('阿拉善左旗', 'BANNER_COUNTY'), { kind: 'REGION', ending: '旗' }],
    ['an autonomous banner', unit('鄂温克族自治旗', 'BANNER_COUNTY'), { kind: 'REGION', ending: '旗' }],
    ['a town', unit('巴润别立镇', 'SUMU_TOWNSHIP', 'TOWN'), { kind: 'REGION', ending: '镇' }],
    ['a sumu', unit('额尔克哈什哈苏木', 'SUMU_TOWNSHIP', 'SUMU'), { kind: 'REGION', ending: '苏木' }],
    [
      'a gacha by its committee',
      unit('图日根嘎查村民委员会', 'GACHA_VILLAGE', 'GACHA_COMMITTEE'),
      { kind: 'REGION', ending: '嘎查' },
    ],
    [
      'a village by its committee',
      unit('沙日霍德村民委员会', 'GACHA_VILLAGE', 'VILLAGE_COMMITTEE'),
      { kind: 'REGION', ending: '村' },
    ],
    ['a park without such an ending', unit('腰坝滩农场', 'SUMU_TOWNSHIP', 'PARK_OR_FARM'), { kind: 'UNIT' }],
    ['a department', unit('发展改革委', 'LEAGUE_CITY', 'DEPARTMENT'), { kind: 'UNIT' }],
  ])('speaks of %s', (_name, given, expected) => expect(selfName(given)).toEqual(expected));
});

describe('withoutGovernment', () => {
  it.each([
    ['阿拉善左旗人民政府', '阿拉善左旗'],
    ['阿拉善盟行政公署', '阿拉善盟'],
    ['图日根嘎查村民委员会', '图日根嘎查村民委员会'],
    ['内蒙古自治区人民政府办公厅', '内蒙古自治区人民政府办公厅'],
  ])('writes %s as %s', (name, expected) => expect(withoutGovernment(name)).toBe(expected));
});

describe('nameOf', () => {
  it.each([
    ['a region', 'GOVERNMENT', '阿拉善左旗人民政府', '阿拉善左旗', '阿拉善左旗'],
    ['a department', 'DEPARTMENT', '阿拉善盟发展和改革委员会', '发展改革委', '阿拉善盟发展和改革委员会'],
    ['a supervision office', 'SUPERVISION_OFFICE', '阿拉善盟行政公署督查室', '督查室', '阿拉善盟行政公署督查室'],
  ] as const)('names %s', (_case, kind, name, shortName, expected) =>
    expect(nameOf({ kind, name, shortName })).toBe(expected),
  );
});

describe('nameWithin', () => {
  const finance = { id: '150000000000_CZT', name: '内蒙古自治区财政厅', shortName: '财政厅' };
  const banner = { id: '152921000000_CZJ', name: '阿拉善左旗财政局', shortName: '财政局' };
  const office = { id: '150000000000_BGT', name: '内蒙古自治区人民政府办公厅', shortName: '办公厅' };
  const region = (name: string, shortName: string) => ({ id: '152900000000', name, shortName });
  it.each([
    ['a department of the own region', finance, '内蒙古自治区人民政府', '财政厅'],
    ['a department of the region above', finance, '阿拉善盟行政公署', '自治区财政厅'],
    ['an office of the region above', office, '阿拉善盟行政公署', '自治区办公厅'],
    ['a department of a region below', banner, '阿拉善盟行政公署', '阿拉善左旗财政局'],
    ['the own region', region('阿拉善盟行政公署', '阿拉善盟'), '阿拉善盟行政公署', '阿拉善盟'],
    ['a gacha', region('图日根嘎查村民委员会', '图日根嘎查村民委员会'), '巴润别立镇人民政府', '图日根嘎查'],
    ['the own department', finance, '内蒙古自治区财政厅', '自治区财政厅'],
  ])('names %s', (_case, unit, own, expected) => expect(nameWithin(unit, own)).toBe(expected));
});

describe('placeName', () => {
  it.each([
    ['图日根嘎查村民委员会', '图日根嘎查'],
    ['新建村村民委员会', '新建村'],
    ['和平社区居民委员会', '和平社区'],
    ['巴润别立镇人民政府', '巴润别立镇'],
    ['图日根嘎查', '图日根嘎查'],
    ['发展和改革委员会', '发展和改革委员会'],
  ])('%s: %s', (name, expected) => expect(placeName(name)).toBe(expected));
});
