import { csvLine } from './csv.js';

describe('csvLine', () => {
  it.each([
    { name: 'plain text', cells: ['阿拉善盟', 3], line: '阿拉善盟,3\r\n' },
    { name: 'a comma', cells: ['一,二'], line: '"一,二"\r\n' },
    { name: 'quotation marks and a line break', cells: ['他说"好"\n完'], line: '"他说""好""\n完"\r\n' },
    { name: 'a formula', cells: ['=1+1'], line: "'=1+1\r\n" },
    { name: 'a formula behind a space', cells: [' @SUM(A1)'], line: "' @SUM(A1)\r\n" },
    { name: 'a formula in full-width characters', cells: ['＝1+1'], line: "'＝1+1\r\n" },
    { name: 'a formula with a comma', cells: ['+A1,B1'], line: '"\'+A1,B1"\r\n' },
    { name: 'a dash as a beginning', cells: ['-2'], line: "'-2\r\n" },
    { name: 'a negative number', cells: [-2], line: '-2\r\n' },
    { name: 'an empty cell', cells: ['', 'x'], line: ',x\r\n' },
  ])('writes $name', ({ cells, line }) => {
    expect(csvLine(cells)).toBe(line);
  });
});
