import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { governmentName, regionName } from './unit-naming.js';

describe('governmentName', () => {
  it.each<{ name: string; level: RegionLevel; kind: UnitKind; full: string }>([
    { name: '内蒙古自治区', level: 'AUTONOMOUS_REGION', kind: 'GOVERNMENT', full: '内蒙古自治区人民政府' },
    { name: '阿拉善盟', level: 'LEAGUE_CITY', kind: 'GOVERNMENT', full: '阿拉善盟行政公署' },
    { name: '呼和浩特市', level: 'LEAGUE_CITY', kind: 'GOVERNMENT', full: '呼和浩特市人民政府' },
    { name: '阿拉善左旗', level: 'BANNER_COUNTY', kind: 'GOVERNMENT', full: '阿拉善左旗人民政府' },
    { name: '白云鄂博矿区', level: 'BANNER_COUNTY', kind: 'GOVERNMENT', full: '白云鄂博矿区人民政府' },
    {
      name: '通辽经济技术开发区',
      level: 'BANNER_COUNTY',
      kind: 'FUNCTIONAL_ZONE',
      full: '通辽经济技术开发区管理委员会',
    },
    { name: '乌拉盖管理区管委会', level: 'BANNER_COUNTY', kind: 'FUNCTIONAL_ZONE', full: '乌拉盖管理区管理委员会' },
    { name: '巴润别立镇', level: 'SUMU_TOWNSHIP', kind: 'TOWN', full: '巴润别立镇人民政府' },
    { name: '鄂温克民族苏木', level: 'SUMU_TOWNSHIP', kind: 'ETHNIC_SUMU', full: '鄂温克民族苏木人民政府' },
    { name: '财神庙街道', level: 'SUMU_TOWNSHIP', kind: 'STREET', full: '财神庙街道办事处' },
    { name: '额鲁特街道办事处', level: 'SUMU_TOWNSHIP', kind: 'STREET', full: '额鲁特街道办事处' },
    { name: '松城街道筹备处', level: 'SUMU_TOWNSHIP', kind: 'STREET', full: '松城街道筹备处' },
    { name: '白银库伦牧场', level: 'SUMU_TOWNSHIP', kind: 'PARK_OR_FARM', full: '白银库伦牧场' },
    { name: '图日根嘎查村民委员会', level: 'GACHA_VILLAGE', kind: 'GACHA_COMMITTEE', full: '图日根嘎查村民委员会' },
  ])('calls $name $full', ({ full, ...division }) => {
    expect(governmentName(division)).toBe(full);
  });
});

describe('regionName', () => {
  it.each<{ name: string; kind: UnitKind; region: string }>([
    { name: '乌拉盖管理区管委会', kind: 'FUNCTIONAL_ZONE', region: '乌拉盖管理区' },
    { name: '阿拉善左旗', kind: 'GOVERNMENT', region: '阿拉善左旗' },
  ])('names departments of $name after $region', ({ name, kind, region }) => {
    expect(regionName({ name, kind, level: 'BANNER_COUNTY' })).toBe(region);
  });
});
