import { fileSize } from './file-size.js';

describe('fileSize', () => {
  it.each([
    [812, '812 B'],
    [1024, '1 KB'],
    [46_000, '45 KB'],
    [3_355_443, '3.2 MB'],
  ])('%d is %s', (bytes, expected) => expect(fileSize(bytes)).toBe(expected));
});
