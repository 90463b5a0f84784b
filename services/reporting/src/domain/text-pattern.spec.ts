import { containing, likeOperator, searched, startingWith } from './text-pattern.js';

describe('patterns of a search', () => {
  it.each([
    { name: 'plain text', text: '防火', part: '%防火%', start: '防火%' },
    { name: 'wildcards', text: '100%_a', part: '%100\\%\\_a%', start: '100\\%\\_a%' },
    { name: 'a backslash', text: 'a\\', part: '%a\\\\%', start: 'a\\\\%' },
  ])('take $name as it is', ({ text, part, start }) => {
    expect(containing(text)).toBe(part);
    expect(startingWith(text)).toBe(start);
  });

  it.each([
    { text: '草原防火', operator: 'LIKE' },
    { text: '2026', operator: 'LIKE' },
    { text: 'li-07', operator: 'ILIKE' },
    { text: '5G基站', operator: 'ILIKE' },
  ])('$text is compared by $operator', ({ text, operator }) => {
    expect(likeOperator(text)).toBe(operator);
  });

  it.each([
    { text: '防火', column: "(i.title || '')" },
    { text: '𠀋火', column: "(i.title || '')" },
    { text: '防火物', column: 'i.title' },
  ])('$text is looked for in $column', ({ text, column }) => {
    expect(searched('i.title', text)).toBe(column);
  });
});
