import { contentDisposition, givenName, safeName } from './file-name.js';

describe('givenName', () => {
  it.each([
    { name: 'a Chinese name', header: encodeURIComponent('储备库 现场.jpg'), given: '储备库 现场.jpg' },
    { name: 'no header', header: undefined, given: null },
    { name: 'only blanks', header: '%20', given: null },
    { name: 'a broken encoding', header: '%E5%82', given: null },
  ])('$name', ({ header, given }) => {
    expect(givenName(header)).toBe(given);
  });
});

describe('safeName', () => {
  it.each([
    { name: 'an ordinary name', given: '现场照片.jpg', safe: '现场照片.jpg' },
    { name: 'a path', given: '..\\..\\C:/windows/../photo.jpg', safe: 'photo.jpg' },
    { name: 'an extension of something else', given: 'run.exe', safe: 'run.exe.jpg' },
    { name: 'direction marks that turn the extension round', given: 'a\u202Egpj.exe', safe: 'agpj.exe.jpg' },
    { name: 'line breaks and quotes', given: 'a\r\nb"c.jpg', safe: 'ab_c.jpg' },
    { name: 'a hidden file', given: '.jpg', safe: 'jpg.jpg' },
    { name: 'nothing left', given: '\u200b\u200b', safe: '附件.jpg' },
    { name: 'a very long name', given: `${'长'.repeat(300)}.jpeg`, safe: `${'长'.repeat(115)}.jpeg` },
  ])('$name', ({ given, safe }) => {
    expect(safeName(given, 'image/jpeg')).toBe(safe);
  });

  it('keeps the extension of WPS for a Word container', () => {
    expect(safeName('报告.wps', 'application/msword')).toBe('报告.wps');
  });
});

describe('contentDisposition', () => {
  it('is always a download, with the name for old and new clients', () => {
    expect(contentDisposition("现场 (1)'.jpg")).toBe(
      `attachment; filename="__ (1)'.jpg"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%281%29%27.jpg`,
    );
  });
});
