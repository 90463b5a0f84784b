import { RegionLevel } from '@ducha/contracts';
import { pinyinInitials } from './pinyin-initials.js';
import { unitKind } from './unit-kind.js';

const required = ['code', 'name', 'level', 'parent_code'];
const computed = ['kind', 'pinyin_initials'];

/**
 * Fills the columns `kind` and `pinyin_initials` of a divisions CSV; a cell that has a value keeps it, so that a correction
 * by hand survives. Other columns stay as they are.
 * @throws when a required column is missing or a level is unknown
 */
export function completeDivisions(csv: string): string {
  const [head = '', ...lines] = csv.trimEnd().split(/\r?\n/);
  const columns = head.split(',');
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new Error(`missing columns: ${missing.join(', ')}`);
  const all = [...columns, ...computed.filter((column) => !columns.includes(column))];
  const rows = lines.map((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(all.map((column, index) => [column, cells[index] ?? '']));
    const { code = '', name = '' } = row;
    const level = RegionLevel.parse(row.level);
    row.kind ||= unitKind({ code, name, level });
    row.pinyin_initials ||= pinyinInitials(name);
    return all.map((column) => row[column]).join(',');
  });
  return `${[all.join(','), ...rows].join('\n')}\n`;
}
