import { sheetRow } from './xlsx.js';

const text = (content: string) => `<c t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;

describe('sheetRow', () => {
  it.each([
    { name: 'texts and numbers', cells: ['阿拉善盟', 3], row: `${text('阿拉善盟')}<c><v>3</v></c>` },
    { name: 'characters of the markup', cells: ['a<b&"c"'], row: text('a&lt;b&amp;&quot;c&quot;') },
    { name: 'a formula as a text', cells: ['=1+1'], row: text('=1+1') },
    { name: 'control characters not at all', cells: ['a\u0007b\nc'], row: text('ab\nc') },
    { name: 'an empty text', cells: [''], row: text('') },
  ])('writes $name', ({ cells, row }) => {
    expect(sheetRow(cells)).toBe(`<row>${row}</row>`);
  });

  it('marks the cells of a style', () => {
    expect(sheetRow([1], 1)).toBe('<row><c s="1"><v>1</v></c></row>');
  });

  it('cuts a text to what a cell holds', () => {
    expect(sheetRow(['字'.repeat(40_000)])).toContain(`>${'字'.repeat(32_767)}<`);
  });
});
