const shapes = [
  /^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?$/,
];

const two = (value: number): string => String(value).padStart(2, '0');

/** Digits typed by a Chinese input method in full width are digits too. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９－／．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/**
 * The day a person typed: `2026-12-31`, `2026/12/31`, `20261231`, `2026年12月31日`; without a year the first such day
 * from `from` on. Null where it is no day of the calendar.
 */
export function parseDay(typed: string, from: string): string | null {
  const text = halfWidth(typed).trim();
  const found = shapes.map((shape) => shape.exec(text)).find((match) => match !== null)?.groups;
  if (!found) return null;
  const [month, day] = [Number(found['m']), Number(found['d'])];
  const year = found['y'] ? Number(found['y']) : yearFrom(from, month, day);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1990 || year > 2199) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

function yearFrom(from: string, month: number, day: number): number {
  const year = Number(from.slice(0, 4));
  return `${two(month)}-${two(day)}` >= from.slice(5) ? year : year + 1;
}

/** `2026年12月31日` */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return day ? `${year}年${month}月${date}日` : '';
}
