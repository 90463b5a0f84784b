import { matchedParts } from './matched-parts.js';

const marked = (text: string, query: string) =>
  matchedParts(text, query)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

describe('matchedParts', () => {
  it.each([
    ['草原防火物资储备', '防火', '草原[防火]物资储备'],
    ['防火与防火', '防火', '[防火]与[防火]'],
    ['内政督〔2026〕3号', '2026', '内政督〔[2026]〕3号'],
    ['ABC项目', 'abc', '[ABC]项目'],
    ['阿拉善左旗', 'alszq', '阿拉善左旗'],
    ['阿拉善左旗', '  ', '阿拉善左旗'],
    ['İstanbul防火', '防火', 'İstanbul防火'],
  ])('of %s for %s: %s', (text, query, expected) => expect(marked(text, query)).toBe(expected));
});
